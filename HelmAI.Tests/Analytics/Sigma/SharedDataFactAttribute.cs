namespace HelmAI.Tests.Analytics.Sigma;

/// <summary>A test over the shared data, left out where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Root is null)
        {
            Skip = "The shared data are absent: set HELM_SHARED_DATA, or put them in ../shared/data.";
        }
    }
}
