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
        var (found, refused, missed) = (0, 0, new List<string>());
        await foreach (var indicator in live.Lists.ReadAsync(default))
        {
            if (Observables.Normalise(indicator.Type, indicator.Value) is not { } observable)
            {
                refused++;
            }
            else if (index.TryFind(observable.Type, Encoding.UTF8.GetBytes(observable.Value.Split("/24")[0]), Some.Time, out _))
            {
                found++;
            }
            else
            {
                missed.Add($"{observable.Type} {observable.Value}");
            }
        }

        Assert.Equal("", string.Join('\n', missed.Take(50)) + refused);
        Assert.True(found > 1_632_000);
    }
}
