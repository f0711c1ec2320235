using System.Globalization;
using System.Text;

namespace HelmAI.Core.Storage.Queries;

/// <summary>Writes a query condition by condition. Only constants of the program become text; every value is a parameter.</summary>
internal sealed class SqlQueryBuilder(string select)
{
    private readonly StringBuilder _text = new(select);
    private readonly List<object> _values = [];
    private bool _hasCondition;
    private string? _tenantId;

    /// <summary>Adds the condition on the tenant, and has the query run with nothing else within reach.</summary>
    /// <param name="column">The column.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder WhereTenant(string column, string tenantId)
    {
        _tenantId = tenantId;
        return Where(column, "=", tenantId);
    }

    /// <summary>Adds a condition, where there is a value for it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="comparison">Such as <c>=</c>.</param>
    /// <param name="value">What the column is compared with; <see langword="null"/> adds nothing.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder Where(string column, string comparison, object? value) =>
        value is null ? this : Where($"{column} {comparison} {Parameter(value)}");

    /// <summary>Adds a condition that needs no value.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder Where(string condition)
    {
        _text.Append(_hasCondition ? " AND " : " WHERE ").Append(condition);
        _hasCondition = true;
        return this;
    }

    /// <summary>Adds the condition that a column holds one of some values.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">The values, at least one.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder WhereIn(string column, IEnumerable<Guid> values) =>
        Where($"{column} IN ({string.Join(", ", values.Select(value => Parameter(value)))})");

    /// <summary>Adds the condition that some columns together hold one of some rows of values.</summary>
    /// <param name="columns">The columns, in parentheses.</param>
    /// <param name="rows">The rows, at least one.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder WhereIn(string columns, IEnumerable<object[]> rows) =>
        Where($"{columns} IN (VALUES {string.Join(", ", rows.Select(row => $"({string.Join(", ", row.Select(Parameter))})"))})");

    /// <summary>Cuts out a page, newest first, and one row more, which tells whether another page follows.</summary>
    /// <param name="time">The column of the time.</param>
    /// <param name="id">The column of the id.</param>
    /// <param name="page">Which page.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder Page(string time, string id, PageRequest page)
    {
        if (page.After is { } after)
        {
            Where($"({time}, {id}) < ({Parameter(after.Timestamp)}, {Parameter(after.Id)})");
        }

        return OrderBy($"{time} DESC, {id} DESC LIMIT {Parameter(page.Limit + 1)}");
    }

    /// <summary>Cuts out a page, oldest first.</summary>
    /// <param name="time">The column of the time.</param>
    /// <param name="id">The column of the id.</param>
    /// <param name="page">Which page.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder PageForward(string time, string id, PageRequest page)
    {
        if (page.After is { } after)
        {
            Where($"({time}, {id}) > ({Parameter(after.Timestamp)}, {Parameter(after.Id)})");
        }

        return OrderBy($"{time}, {id} LIMIT {Parameter(page.Limit)}");
    }

    /// <summary>Cuts out the rows with the greatest ids, greatest first.</summary>
    /// <param name="id">The column of the id.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder Latest(string id, int limit) => OrderBy($"{id} DESC LIMIT {Parameter(limit)}");

    /// <summary>Adds the order.</summary>
    /// <param name="order">The columns.</param>
    /// <returns>This.</returns>
    public SqlQueryBuilder OrderBy(string order)
    {
        _text.Append(" ORDER BY ").Append(order);
        return this;
    }

    /// <summary>Ends the query.</summary>
    /// <returns>It.</returns>
    public SqlQuery Build() => new(_text.ToString(), _values, _tenantId);

    private string Parameter(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"@p{_values.Count - 1}");
    }
}
