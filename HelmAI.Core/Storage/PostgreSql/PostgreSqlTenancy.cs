using HelmAI.Core.Administration;
using Microsoft.EntityFrameworkCore;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>
/// The second fence between tenants: for the rest of a transaction, its statements run as the role <c>helm_reader</c>, to which policies show
/// the rows of one tenant and no others (PostgreSQL manual, "Row Security Policies"). The first fence is the condition in every query.
/// </summary>
internal static class PostgreSqlTenancy
{
    // What SET LOCAL ROLE and SET LOCAL do, with the tenant as a parameter and in one statement. It gives no row, so that it can stand in one batch with a query.
    private const string Enter = "SELECT WHERE set_config('helm.tenant', $1, true) IS NULL OR set_config('role', 'helm_reader', true) IS NULL";

    /// <summary>The statement that enters; what follows it in the same batch or transaction is fenced in.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>The statement.</returns>
    public static PostgreSqlStatement ToEnter(string tenantId) => new(Enter, PostgreSqlValues.ToText(tenantId));

    /// <summary>Enters for the rest of a context's transaction.</summary>
    /// <param name="context">The context, in a transaction.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Once it is entered.</returns>
    public static Task EnterAsync(AdministrationContext context, string tenantId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync(
            $"SELECT set_config('helm.tenant', {PostgreSqlValues.ToText(tenantId)}, true), set_config('role', 'helm_reader', true)", cancellationToken);
}
