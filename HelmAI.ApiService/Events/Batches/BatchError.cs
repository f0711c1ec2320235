using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Events.Batches;

/// <summary>Why an item of a batch was rejected.</summary>
/// <param name="Index">The item's place in the batch, from 0; empty lines do not count.</param>
/// <param name="ErrorCode">The stable, machine-readable code.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Field">The field at fault, where there is one.</param>
internal sealed record BatchError(long Index, string ErrorCode, string Message, string? Field)
{
    /// <summary>Describes an item that could not be read.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="error">Its fault.</param>
    /// <returns>The description.</returns>
    public static BatchError Of(long index, HelmAIException error) =>
        new(index, error.ErrorCode, error.Message, error.Context.GetValueOrDefault("field") as string);
}
