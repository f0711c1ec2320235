using System.Text;
using HelmAI.Analytics.Intelligence.Lists;
using HelmAI.Core.Intelligence;
using HelmAI.Tests.Analytics.Intelligence.Matching;
using HelmAI.Tests.Analytics.Sigma;
using HelmAI.Tests.Support;

namespace HelmAI.Tests.Analytics.Intelligence.Lists;

/// <summary>A real collection of 1,632,472 indicators.</summary>
public sealed class MaltrailTests
{
    [SharedDataFact]
    public async Task LoadAsync_Maltrail_EveryValueIsFound()
    {
        using var live = await LiveContent.LoadAsync(new IndicatorOptions { File = Path.Combine(SharedData.Root!, "indicators", "maltrail.tsv.gz") });
        var index = live.Indicators.Layers[0].Shared;
        var (found, refused, missed) = (0, new List<string>(), new List<string>());
        await foreach (var indicator in live.Lists.ReadAsync(default))
        {
            if (Observables.Normalise(indicator.Type, indicator.Value) is not { } observable)
            {
                refused.Add($"{indicator.Type} {indicator.Value}");
            }
            else if (index.TryFind(observable.Type, Encoding.UTF8.GetBytes(observable.Type <= ObservableType.IPv6 ? observable.Value.Split('/')[0] : observable.Value), Some.Time, out _))
            {
                found++;
            }
            else
            {
                missed.Add($"{observable.Type} {observable.Value}");
            }
        }

        // The built-in list's five are read too; of six lines nobody can tell what they are. What is refused are regular expressions and slips of the pen among the domains.
        Assert.Empty(missed);
        Assert.InRange(refused.Count, 0, 200);
        Assert.Equal(1_632_472 + 5 - 6, found + refused.Count);
    }
}
