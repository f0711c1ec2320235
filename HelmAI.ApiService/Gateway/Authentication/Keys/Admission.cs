using HelmAI.Core.Errors;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>What becomes of a presented key: one of the two is there.</summary>
/// <param name="Caller">Whom it lets in.</param>
/// <param name="Refusal">Why it lets nobody in: 401 for the key itself, 403 for what may change without it.</param>
internal readonly record struct Admission(Caller? Caller, HelmAIException? Refusal)
{
    /// <summary>No such key; the same answer for an id that is unknown and for a secret that is wrong.</summary>
    public static Admission Unknown => Refuse("The API key is not known.");

    /// <summary>Turns a key away.</summary>
    /// <param name="reason">Why, for the caller.</param>
    /// <returns>The refusal.</returns>
    public static Admission Refuse(string reason) => new(null, new UnauthorizedException(reason));

    /// <summary>Turns a key away that is good in itself.</summary>
    /// <param name="reason">Why, for the caller.</param>
    /// <returns>The refusal.</returns>
    public static Admission Forbid(string reason) => new(null, new ForbiddenException(reason));
}
