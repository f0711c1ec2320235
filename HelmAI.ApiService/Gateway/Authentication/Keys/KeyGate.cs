using System.Net;

namespace HelmAI.ApiService.Gateway.Authentication.Keys;

/// <summary>Decides whom a presented key lets in. A typing error is found without asking the database.</summary>
/// <param name="operatorKey">The key in <c>API_KEY</c>.</param>
/// <param name="keys">The keys of tenants.</param>
/// <param name="uses">Remembers that a key was used.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyGate(OperatorKey operatorKey, KeyDirectory keys, KeyUses uses, TimeProvider time)
{
    /// <summary>Decides.</summary>
    /// <param name="presented">What the caller shows.</param>
    /// <param name="remote">The other end of the connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="Core.Errors.DatabaseException">The database, which knows the keys, failed.</exception>
    public async Task<Admission> AdmitAsync(string presented, IPAddress? remote, CancellationToken cancellationToken)
    {
        var address = AllowedNetwork.Normalize(remote);
        if (operatorKey.Opens(presented))
        {
            return new(new(OperatorKey.Id, Core.Administration.Tenant.Default, Scopes.All, address, KeyName: OperatorKey.Name), Refusal: null);
        }

        switch (KeyText.Read(presented, out var key))
        {
            case KeyReading.Mistyped:
                return Admission.Refuse("The API key has a typing error: its checksum does not fit.");
            case KeyReading.Whole when await keys.FindAsync(key!.Id, cancellationToken) is { } known:
                var admission = known.Admit(key, address, time.GetUtcNow());
                if (admission.Caller is not null)
                {
                    uses.Note(known.Key.Id);
                }

                return admission;
            default:
                return Admission.Unknown;
        }
    }
}
