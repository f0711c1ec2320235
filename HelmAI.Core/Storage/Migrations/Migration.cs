using System.Globalization;

namespace HelmAI.Core.Storage.Migrations;

/// <summary>One step of the schema.</summary>
/// <param name="Version">Its number; steps are applied in this order, each once.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Loads the steps of a provider: the embedded files named <c>Migrations/0001_name.sql</c> beside one of its types.</summary>
    /// <param name="provider">Any type of the provider's namespace.</param>
    /// <returns>The steps in their order.</returns>
    public static IReadOnlyList<Migration> LoadFor(Type provider)
    {
        var prefix = $"{provider.Namespace}.Migrations.";
        return provider.Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(provider, name, Path.GetFileNameWithoutExtension(name[prefix.Length..])))
            .ToArray();
    }

    private static Migration Load(Type provider, string resource, string title)
    {
        using var reader = new StreamReader(provider.Assembly.GetManifestResourceStream(resource)!);
        var underscore = title.IndexOf('_', StringComparison.Ordinal);
        return new(int.Parse(title.AsSpan(0, underscore), CultureInfo.InvariantCulture), title[(underscore + 1)..], reader.ReadToEnd());
    }
}
