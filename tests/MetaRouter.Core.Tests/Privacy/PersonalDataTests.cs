using MetaRouter.Core.Privacy;

namespace MetaRouter.Core.Tests.Privacy;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Write to ada.lovelace+notes@example.co.uk, please.", PersonalDataKinds.Email)]
    [InlineData("<jan@beispiel.de>", PersonalDataKinds.Email)]
    [InlineData("Call me: +49 170 1234567", PersonalDataKinds.Phone)]
    [InlineData("ring +1 (415) 555-2671.", PersonalDataKinds.Phone)]
    [InlineData("(415) 555-2671", PersonalDataKinds.Phone)]
    [InlineData("415-555-2671", PersonalDataKinds.Phone)]
    [InlineData("Tel. 0171/1234567", PersonalDataKinds.Phone)]
    [InlineData("My card is 4111 1111 1111 1111, valid until next year", PersonalDataKinds.Card)]
    [InlineData("5500005555555559", PersonalDataKinds.Card)]
    [InlineData("3782-822463-10005", PersonalDataKinds.Card)]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00", PersonalDataKinds.BankAccount)]
    [InlineData("GB82WEST12345698765432", PersonalDataKinds.BankAccount)]
    [InlineData("export KEY=sk-proj-abcdEFGH1234abcdEFGH", PersonalDataKinds.Secret)]
    [InlineData("sk-mr-0123456789abcdef0123", PersonalDataKinds.Secret)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", PersonalDataKinds.Secret)]
    [InlineData("ghp_0123456789abcdefghijABCDEFGHIJ012345", PersonalDataKinds.Secret)]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", PersonalDataKinds.Secret)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", PersonalDataKinds.Secret)]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----", PersonalDataKinds.Secret)]
    [InlineData("Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123", PersonalDataKinds.Secret)]
    public void In_PersonalData_IsFound(string text, PersonalDataKinds kind)
    {
        Assert.Equal(kind, PersonalData.In(text));
        Assert.Equal(kind, PersonalData.In($"Before it, über 你好:\n{text}\nand after it."));
    }

    [Theory]
    [InlineData("Between 2024-11-24 and 24.11.2026, at 12:30:45")]
    [InlineData("2026-11-24T20:14:14.123Z and 20261124201414")]
    [InlineData("Version 10.0.14 of .NET, v2.31.7-rc.1, 192.168.100.200, 255.255.255.0")]
    [InlineData("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16")]
    [InlineData("3.14159265358979323846 and 2.718281828459045")]
    [InlineData("1,234,567,890,123 is a number; 1234567890123456 is another; so is 100000000000000000")]
    [InlineData("0000000000000000")]
    [InlineData("DE88 3704 0044 0532 0130 00 has a wrong checksum")]
    [InlineData("4111 1111 1111 1112 has a wrong check digit")]
    [InlineData("int x = arr[0]; x += 1024 * 65536 - 4294967296; // 0xDEADBEEF")]
    [InlineData("@dataclass\nclass A:\n    @property\n    def b(self): ...")]
    [InlineData("user@localhost, git@github:me, a @ b")]
    [InlineData("sk-learn and sk_buff are names; so is AKIARA")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("f(x) = (12) 3 + (2024)")]
    [InlineData("|x - 415| + 555 = 2671")]
    [InlineData("")]
    public void In_OrdinaryText_FindsNothing(string text) => Assert.Equal(PersonalDataKinds.None, PersonalData.In(text));

    [Fact]
    public void In_SeveralTexts_GathersTheKinds() => Assert.Equal(
        PersonalDataKinds.Email | PersonalDataKinds.Card, PersonalData.In(["nothing", null, "a@example.org", "4111111111111111"]));

    [Fact]
    public void In_LongHostileText_ComesToAnEnd()
    {
        var digits = string.Concat(Enumerable.Repeat("1 2-", 50_000));
        var letters = new string('a', 100_000) + "@" + string.Concat(Enumerable.Repeat("a.", 50_000));

        Assert.Equal(PersonalDataKinds.None, PersonalData.In(digits));
        Assert.Equal(PersonalDataKinds.None, PersonalData.In(letters + "_"));
    }
}
