using System.Xml.Linq;
using MetaRouter.Data.Accounts;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace MetaRouter.Studio.Access;

/// <summary>The keys that sign cookies and links, kept in the database: every process on it knows them.</summary>
internal sealed class CookieKeys(CookieKeyStore store) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private const string Folder = "keys";

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.Read().Select(xml => XElement.Parse(xml))];

    // The interface is synchronous; keys are written once in three months.
    public void StoreElement(XElement element, string friendlyName) =>
        store.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Takes over the files in which earlier versions kept the keys, so that guests keep their cookies.</summary>
    public async Task TakeOverAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(Path.Combine(dataDirectory, Folder));
        if (!folder.Exists) return;
        foreach (var file in folder.GetFiles("*.xml"))
        {
            var element = XElement.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken));
            await store.AddAsync(Path.GetFileNameWithoutExtension(file.Name), element.ToString(SaveOptions.DisableFormatting), cancellationToken);
            file.Delete();
        }

        if (!folder.EnumerateFileSystemInfos().Any()) folder.Delete();
    }
}
