using System.Text.RegularExpressions;

namespace MetaRouter.Core.Privacy;

/// <summary>What in a text could lead to a person or open a door.</summary>
[Flags]
public enum PersonalDataKinds
{
    /// <summary>Nothing was found.</summary>
    None = 0,

    /// <summary>An e-mail address.</summary>
    Email = 1,

    /// <summary>A telephone number.</summary>
    Phone = 2,

    /// <summary>A payment card number with a valid check digit.</summary>
    Card = 4,

    /// <summary>An international bank account number with a valid checksum.</summary>
    BankAccount = 8,

    /// <summary>A key, token or private key of some service.</summary>
    Secret = 16,
}

/// <summary>
/// Finds personal data and secrets by their form. It is a net, not a proof: names, addresses and numbers written in words pass through. It prefers leaving a
/// row out to letting one through, yet numbers with an ordinary meaning (dates, versions, code, results) pass. Thread-safe; time grows with the length of the text.
/// </summary>
public static partial class PersonalData
{
    private const int LeastPhoneDigits = 9;
    private const int MostPhoneDigits = 15;
    private const int LeastCardDigits = 13;
    private const int MostCardDigits = 19;

    /// <summary>The kinds that occur in a text; null is a text without any.</summary>
    public static PersonalDataKinds In(string? text)
    {
        if (string.IsNullOrEmpty(text)) return PersonalDataKinds.None;
        var found = PersonalDataKinds.None;
        if (text.Contains('@', StringComparison.Ordinal) && Email().IsMatch(text)) found |= PersonalDataKinds.Email;
        if (Secret().IsMatch(text)) found |= PersonalDataKinds.Secret;
        if (Any(BankAccount(), text, IsBankAccount)) found |= PersonalDataKinds.BankAccount;
        if (Any(DigitGroups(), text, IsCard)) found |= PersonalDataKinds.Card;
        if (Any(Phone(), text, IsPhone)) found |= PersonalDataKinds.Phone;
        return found;
    }

    /// <summary>The kinds that occur in any of the texts.</summary>
    public static PersonalDataKinds In(IEnumerable<string?> texts) => texts.Aggregate(PersonalDataKinds.None, (found, text) => found | In(text));

    private static bool Any(Regex form, string text, Func<string, bool> holds)
    {
        foreach (var match in form.EnumerateMatches(text))
            if (holds(text.Substring(match.Index, match.Length))) return true;
        return false;
    }

    // Luhn's check digit; a run of one digit passes it and is nobody's card. A card begins with 2 to 6.
    private static bool IsCard(string text)
    {
        var digits = Digits(text);
        if (digits.Length is < LeastCardDigits or > MostCardDigits || digits[0] is < '2' or > '6' || digits.AsSpan().IndexOfAnyExcept(digits[0]) < 0) return false;
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            var doubled = index % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    // ISO 13616: the first four characters at the end, letters as two digits, remainder 1 by 97.
    private static bool IsBankAccount(string text)
    {
        var account = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (account.Length is < 15 or > 34) return false;
        var remainder = 0;
        foreach (var letter in account[4..] + account[..4])
        {
            var value = char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder == 1;
    }

    // The form says +, a bracketed or zero-led area code, or the North American grouping; a date or a version has none of them.
    private static bool IsPhone(string text) => Digits(text).Length is >= LeastPhoneDigits and <= MostPhoneDigits;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,24}(?![\w-])", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Email();

    // Keys of providers and hosts, JSON web tokens, PEM private keys, bearer headers.
    [GeneratedRegex(
        @"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}|\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|\bA(?:KIA|SIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}"
        + @"|\bglpat-[A-Za-z0-9_-]{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bAIza[0-9A-Za-z_-]{35}|\bhf_[A-Za-z0-9]{30,}|\bgsk_[A-Za-z0-9]{20,}|\bnpm_[A-Za-z0-9]{30,}"
        + @"|\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}|-----BEGIN (?:[A-Z]+ ){0,2}PRIVATE KEY-----|\bBearer [A-Za-z0-9._~+/-]{24,}",
        RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,4})?\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex BankAccount();

    [GeneratedRegex(@"(?<![\w.,])[0-9](?:[ -]?[0-9]){12,18}(?![\w]|[.,][0-9])", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex DigitGroups();

    [GeneratedRegex(
        @"(?<![\w.,/+(])(?<![0-9][ -])(?:\+[1-9][0-9]{0,2}(?:[ .()/-]{0,2}[0-9]){7,13}|\([0-9]{2,5}\)[ -]?[0-9]{3,5}[ -][0-9]{3,5}|\(0[0-9]{1,4}\)[ /-]?[0-9]{4,9}|0[0-9]{2,4}[ /-][0-9]{3,4}[ -]?[0-9]{3,5}|[2-9][0-9]{2}[-.][2-9][0-9]{2}[-.][0-9]{4})(?![\w]|[.,-][0-9])",
        RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Phone();
}
