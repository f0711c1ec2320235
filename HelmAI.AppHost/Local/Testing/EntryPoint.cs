using System.Reflection;

namespace Aspire.Hosting.Testing;

/// <summary>An AppHost's program, run for its description alone.</summary>
/// <param name="appHost">The AppHost's assembly.</param>
internal sealed class EntryPoint(Assembly appHost)
{
    private static readonly AsyncLocal<EntryPoint?> Running = new();

    private IDistributedApplicationTestingBuilder? _description;

    /// <summary>The run that the present call belongs to, or null outside of tests.</summary>
    public static EntryPoint? Current => Running.Value;

    /// <summary>Takes the description and ends the program, which would start the application itself.</summary>
    /// <param name="description">What the program described.</param>
    /// <exception cref="OperationCanceledException">Always: it unwinds the program.</exception>
    public void HandOver(IDistributedApplicationTestingBuilder description)
    {
        _description = description;
        throw new OperationCanceledException("The application has been described.");
    }

    public async Task<IDistributedApplicationTestingBuilder> DescribeAsync(string[] args, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        await Task.Run(
            () =>
            {
                Running.Value = this;
                try
                {
                    appHost.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [args], culture: null);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            cancellationToken);
        return _description ?? throw new DistributedApplicationException("The AppHost described no application.", failure);
    }
}
