using System.Collections.Frozen;

namespace MetaRouter.Core.Queries;

/// <summary>The commonest words of languages in Latin letters, and letters that one of them has almost alone.</summary>
internal static class LanguageWords
{
    public static IReadOnlyList<(string Language, string Words)> Common { get; } =
    [
        ("en", "the of and to in is you that it he was for on are as with his they at be this have from or by not but what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into has two more write no way could my than been who now find explain give why where does did a please between using following"),
        ("de", "der die das und ist nicht ich ein eine einen einem einer zu den dem des mit von für auf im sich auch es an werden aus er hat dass sie nach bei wie was kann wird sind oder als wenn aber man nur noch über vor zum zur bitte schreibe erkläre warum zwischen mir du wir ihr mein kein keine welche welcher"),
        ("fr", "le la les de des du un une et est en que qui dans pour pas sur au aux avec ce cette il elle nous vous je ne se par plus comment pourquoi quel quelle sont mais ou où ses son sa mon ma être avoir écris explique entre deux comme sans c'est l d qu s'il"),
        ("es", "el la los las de del que y en un una es por con para como no se su al lo más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso cómo qué cuál escribe explica cuántos"),
        ("it", "il lo la i gli le di del della dei delle che e un una uno per in con non è sono da come si al alla nel nella ma più anche questo questa cosa quando dove perché ho ha mi ti ci vi scrivi spiega quale quali tra fra"),
        ("pt", "o a os as de do da dos das que e em um uma para com não por no na nos nas se mais como mas foi ao ele ela seu sua ou quando muito já também só pelo pela até isso entre depois sem mesmo você eu escreva explique qual quais porque são é"),
        ("nl", "de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou of wat mijn men dit zo door over ze zich bij ook tot je mij uit daar naar heb hoe heeft hebben deze want nog zal waarom schrijf leg tussen welke geen"),
        ("sv", "och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad varför hur skriv förklara mellan"),
        ("da", "og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her alle vil blev kunne ind når være hvorfor hvordan skriv forklar mellem"),
        ("nb", "og i jeg det at en et den til er som på de med han av ikke der så var meg seg men har om vi min mitt ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal selv sjøl her alle vil bli ble hvorfor hvordan skriv forklar mellom"),
        ("fi", "ja on ei se että en hän oli mitä ovat mutta niin kuin tai jos kun mikä miten miksi voi olen olla ole tämä sen siitä minä sinä me te he kirjoita selitä kanssa joka jotka myös vain"),
        ("pl", "i w na z do się nie to jest że o jak za od po przez dla co tak ale przy czy już tylko może być są ma jego jej ich tym tego ten ta te który która które napisz wyjaśnij dlaczego między jakie jaki"),
        ("cs", "a se v na je že to s z do o i za by jsem jsou ale jako pro po co tak není být jeho její nebo už když jak proč který která které napiš vysvětli mezi při jaký jaké"),
        ("ro", "și de la în a cu pe nu este un o că din pentru care ce mai sunt au fost sau dar cum se lui ei acest această după prin între scrie explică cine unde când"),
        ("hu", "a az és hogy nem is egy ez van de meg csak ha már még volt el mint mi ki én te ő vagy mit miért hogyan írj magyarázd között lehet minden nagyon"),
        ("tr", "ve bir bu da de için ile çok ne gibi daha olan var mi mı değil ama o ben sen biz siz nasıl neden olarak kadar sonra en her şey yaz açıkla arasında hangi"),
        ("id", "yang dan di dari ini itu dengan untuk tidak adalah ke pada dalam akan saya anda kami mereka bisa ada juga atau karena bagaimana mengapa apa tulis jelaskan antara sebuah oleh"),
        ("vi", "là và của có không những một được cho với các người này trong đã để khi tôi bạn như thì về hãy viết giải thích tại sao gì nào giữa"),
    ];

    public static FrozenDictionary<char, string> Letters { get; } = new Dictionary<char, string>
    {
        ['ß'] = "de", ['ñ'] = "es", ['¿'] = "es", ['ã'] = "pt", ['õ'] = "pt", ['ł'] = "pl", ['ż'] = "pl", ['ś'] = "pl", ['ę'] = "pl", ['ř'] = "cs", ['ů'] = "cs", ['ě'] = "cs",
        ['ğ'] = "tr", ['ı'] = "tr", ['ő'] = "hu", ['ű'] = "hu", ['ț'] = "ro", ['ș'] = "ro", ['ơ'] = "vi", ['ư'] = "vi", ['đ'] = "vi", ['œ'] = "fr", ['ê'] = "fr", ['ç'] = "fr",
    }.ToFrozenDictionary();
}
