using HelmAI.Analytics.Intelligence.Lists;
using Microsoft.Extensions.Options;

namespace HelmAI.Analytics.Intelligence.AllowLists;

/// <summary>Keeps the allow lists in force; reading them anew swaps one reference.</summary>
/// <param name="options">Names them.</param>
/// <param name="logger">Hears of what was read, and what could not be.</param>
internal sealed class LiveAllowLists(IOptions<IndicatorOptions> options, ILogger<LiveAllowLists> logger)
{
    private AllowListIndex _current = new([]);

    /// <summary>The lists in force.</summary>
    public AllowListIndex Current => Volatile.Read(ref _current);

    /// <summary>Looks at the lists' files from outside.</summary>
    /// <returns>What changes when one of them does.</returns>
    /// <exception cref="IOException">They are gone.</exception>
    public string Look() => options.Value.AllowLists is { } path ? FileStamp.Of(Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories) : [path]) : string.Empty;

    /// <summary>Reads the lists and brings them into force.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once they are in force.</returns>
    /// <exception cref="IOException">They can't be read; those in force stay.</exception>
    /// <exception cref="InvalidDataException">The archive is none; those in force stay.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AllowLists is not { } path)
        {
            return;
        }

        List<AllowList> lists = [];
        await foreach (var (place, list, fault) in AllowListReader.ReadAsync(path, cancellationToken))
        {
            if (list is null)
            {
                Log.LeftOut(logger, place, fault!);
            }
            else if (list.IsOfUse)
            {
                lists.Add(list);
            }
        }

        var index = new AllowListIndex(lists);
        Volatile.Write(ref _current, index);
        Log.InForce(logger, index.Count, lists.Sum(static one => one.Entries.Count), index.Refused);
    }
}
