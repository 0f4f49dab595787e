using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Queries;

public sealed class QueryLanguageTests
{
    [Theory]
    [InlineData("en", "What is the difference between a process and a thread?")]
    [InlineData("en", "please write a haiku about naruto")]
    [InlineData("de", "Warum ist der Himmel blau und nicht violett?")]
    [InlineData("fr", "Explique pourquoi le ciel est bleu et non pas violet.")]
    [InlineData("es", "¿Por qué el cielo es azul y no violeta?")]
    [InlineData("it", "Perché il cielo è blu e non viola? Spiega come funziona.")]
    [InlineData("pt", "Por que o céu é azul e não violeta? Você pode explicar isso?")]
    [InlineData("nl", "Waarom is de lucht blauw en niet paars? Leg het uit voor een kind.")]
    [InlineData("sv", "Varför är himlen blå och inte violett?")]
    [InlineData("fi", "Miksi taivas on sininen eikä violetti? Selitä miten se toimii.")]
    [InlineData("pl", "Dlaczego niebo jest niebieskie, a nie fioletowe? Napisz to dla dziecka.")]
    [InlineData("cs", "Proč je nebe modré a ne fialové? Vysvětli to jako pro dítě.")]
    [InlineData("tr", "Gökyüzü neden mavi ve mor değil? Bir çocuk için açıkla.")]
    [InlineData("hu", "Miért kék az ég és nem lila? Magyarázd el, hogy mi történik.")]
    [InlineData("ru", "Почему небо голубое, а не фиолетовое?")]
    [InlineData("uk", "Чому небо блакитне, а не фіолетове?")]
    [InlineData("el", "Γιατί ο ουρανός είναι μπλε;")]
    [InlineData("ar", "لماذا السماء زرقاء؟")]
    [InlineData("he", "למה השמיים כחולים?")]
    [InlineData("hi", "आसमान नीला क्यों है?")]
    [InlineData("th", "ทำไมท้องฟ้าถึงเป็นสีฟ้า")]
    [InlineData("ja", "なぜ空は青いのですか。説明してください")]
    [InlineData("zh", "为什么天空是蓝色的?")]
    [InlineData("ko", "하늘은 왜 파란색인가요?")]
    [InlineData("vi", "Tại sao bầu trời có màu xanh? Hãy giải thích cho tôi.")]
    [InlineData("de", "Was tut dieser Code, und warum ist er so langsam?\n```python\nfor the of and in is: to be or not to be\n```")]
    public void Of_Sentence_IsItsLanguage(string language, string text) => Assert.Equal(language, QueryLanguage.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("2 + 2 = ?")]
    [InlineData("Naruto")]
    [InlineData("```\nif the of and: is in\n```")]
    [InlineData("asdf qwer zxcv")]
    public void Of_TooLittle_IsUnknown(string text) => Assert.Null(QueryLanguage.Of(text));

    [Fact]
    public void FencedCode_Fences_AreSeen()
    {
        Assert.True(FencedCode.IsIn("Look:\n```cs\nvar x;\n```"));
        Assert.True(FencedCode.IsIn("~~~\nx\n~~~"));
        Assert.False(FencedCode.IsIn("Use `x` or ``y``, and a ``` in a line."));
        Assert.Equal("a\n\n\nb", FencedCode.Without("a\n```\nx\n```\nb"));
        Assert.Equal("a\n\n", FencedCode.Without("a\n```\nx\ny"));
    }
}
