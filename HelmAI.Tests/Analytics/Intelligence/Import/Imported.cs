using System.IO.Compression;
using System.Text;
using HelmAI.Analytics.Intelligence.Import;
using HelmAI.Analytics.Intelligence.Import.Json;
using HelmAI.Analytics.Intelligence.Import.Misp;
using HelmAI.Analytics.Intelligence.Import.Stix;
using HelmAI.Analytics.Intelligence.Import.Tables;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Import;

/// <summary>Reads texts as imports do.</summary>
internal static class Imported
{
    public static readonly ImportRequest Request = new(Some.Tenant, "test", ImportFormat.Json);

    public static Task<List<ImportedItem>> JsonAsync(string text) => ReadAsync(new JsonImportReader(new StixReader(new SetClock()), new MispReader(new SetClock())), Encoding.UTF8.GetBytes(text));

    public static Task<List<ImportedItem>> CsvAsync(string text) => ReadAsync(new TableReader(',', quotes: true, new SetClock()), Encoding.UTF8.GetBytes(text));

    public static Task<List<ImportedItem>> TsvAsync(string text) => ReadAsync(new TableReader('\t', quotes: false, new SetClock()), Encoding.UTF8.GetBytes(text));

    public static Task<List<ImportedItem>> ListAsync(string text) => ListAsync(Encoding.UTF8.GetBytes(text));

    public static Task<List<ImportedItem>> ListAsync(byte[] bytes) => ReadAsync(new ListReader(new SetClock()), bytes);

    public static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    public static Indicator Single(List<ImportedItem> items) => Assert.Single(items).Indicator ?? throw new InvalidOperationException(items[0].Error?.Message);

    private static async Task<List<ImportedItem>> ReadAsync(IImportReader reader, byte[] bytes)
    {
        var items = new List<ImportedItem>();
        await foreach (var item in reader.ReadAsync(new ImportContent(() => new MemoryStream(bytes)), Request, default))
        {
            items.Add(item);
        }

        return items;
    }
}
