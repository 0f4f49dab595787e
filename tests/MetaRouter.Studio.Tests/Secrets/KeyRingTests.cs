using System.Security.Cryptography;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Secrets;
using MetaRouter.TestKit;

namespace MetaRouter.Studio.Tests.Secrets;

public sealed class KeyRingTests
{
    private static readonly string Old = Line("old");
    private static readonly string New = Line("new");

    [Theory]
    [InlineData("")]
    [InlineData("sk-abc")]
    [InlineData("ключ 🔑 with spaces")]
    public void Open_WhatWasSealed_IsTheSecret(string secret)
    {
        var ring = Ring(Old);
        var sealed1 = ring.Seal(secret, "here");
        var sealed2 = ring.Seal(secret, "here");

        Assert.Equal(secret, ring.Open(sealed1.MasterKeyId, sealed1.Bytes, "here"));
        Assert.NotEqual(sealed1.Bytes, sealed2.Bytes);
    }

    [Fact]
    public void Open_WithAnyBitOfItChanged_IsNothing()
    {
        var ring = Ring(Old);
        var secret = ring.Seal("sk-something-secret", "here");
        for (var bit = 0; bit < secret.Bytes.Length * 8; bit++)
        {
            var tampered = secret.Bytes.ToArray();
            tampered[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Null(ring.Open(secret.MasterKeyId, tampered, "here"));
        }

        for (var length = 0; length < secret.Bytes.Length; length++) Assert.Null(ring.Open(secret.MasterKeyId, secret.Bytes.AsSpan(0, length), "here"));
    }

    [Fact]
    public void Open_ForAnotherOwnerOrWithAnotherKey_IsNothing()
    {
        var secret = Ring(Old).Seal("sk-something-secret", "here");

        Assert.Null(Ring(Old).Open("old", secret.Bytes, "there"));
        Assert.Null(Ring(Line("old")).Open("old", secret.Bytes, "here"));
        Assert.Null(Ring(New).Open("old", secret.Bytes, "here"));
        Assert.Null(Ring(New, Old).Open("new", secret.Bytes, "here"));
        Assert.Null(KeyRing.Empty.Open(null, secret.Bytes, "here"));
    }

    [Fact]
    public void Rotation_NewKeyInFront_SealsWithItAndOpensWhatTheOldOneSealed()
    {
        var before = Ring(Old).Seal("a", "here");
        var ring = Ring("# master keys", "", New, Old);

        Assert.Equal("a", ring.Open(before.MasterKeyId, before.Bytes, "here"));
        Assert.Equal("new", ring.Seal("b", "here").MasterKeyId);
    }

    [Theory]
    [InlineData("no-colon", "line 2")]
    [InlineData(":AAAA", "line 2")]
    [InlineData("short:QUJD", "line 2")]
    [InlineData("bad:not base64 at all!", "line 2")]
    [InlineData("old:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=", "occurs twice")]
    public void Parse_ABadLine_IsNamedAndNotRepeated(string line, string expected)
    {
        var refusal = Assert.Throws<StudioConfigurationException>(() => KeyRing.Parse([Old, line], "keys.txt"));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(line, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Old[4..], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_VariableUnsetFileThereAndFileMissing_IsEmptyReadAndRefused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "keys");
        File.WriteAllLines(path, [New]);

        Assert.Null(KeyRing.Load(_ => null).NewestId);
        Assert.Equal("new", KeyRing.Load(name => name == KeyRing.FileVariable ? path : null).NewestId);
        var refusal = Assert.Throws<StudioConfigurationException>(() => KeyRing.Load(_ => path + ".not"));
        Assert.StartsWith("METAROUTER_MASTER_KEY_FILE must name", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Seal_WithoutAKey_SaysWhichVariableIsMissing() =>
        Assert.Contains(KeyRing.FileVariable, Assert.Throws<InvalidOperationException>(() => KeyRing.Empty.Seal("a", "here")).Message, StringComparison.Ordinal);

    private static KeyRing Ring(params string[] lines) => KeyRing.Parse(lines, "keys.txt");

    private static string Line(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
}
