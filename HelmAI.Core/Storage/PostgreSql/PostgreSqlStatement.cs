using System.Globalization;
using HelmAI.Core.Storage.Queries;
using Npgsql;

namespace HelmAI.Core.Storage.PostgreSql;

/// <summary>A statement with its values, to be run once.</summary>
internal sealed class PostgreSqlStatement
{
    private readonly NpgsqlParameter[] _parameters;

    /// <summary>Takes a statement whose parameters are <c>$1</c>, <c>$2</c> and so on.</summary>
    /// <param name="text">A constant text.</param>
    /// <param name="values">The values in order, none of them null.</param>
    public PostgreSqlStatement(string text, params ReadOnlySpan<object> values)
    {
        Text = text;
        _parameters = new NpgsqlParameter[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            _parameters[i] = new() { Value = values[i] };
        }
    }

    /// <summary>Takes a query that all providers share.</summary>
    /// <param name="query">The query.</param>
    public PostgreSqlStatement(SqlQuery query)
    {
        Text = query.Text;
        _parameters = [.. query.Values.Select(static (value, i) =>
            new NpgsqlParameter(string.Create(CultureInfo.InvariantCulture, $"p{i}"), PostgreSqlValues.ToStored(value)))];
    }

    /// <summary>The text, without the values.</summary>
    public string Text { get; }

    /// <summary>
    /// Whether the server plans it once a connection and keeps the plan. Only for statements that are run all the time and whose best plan is the
    /// same for an empty table and a large one, since the plan is kept while tables grow.
    /// </summary>
    public bool IsPrepared { get; init; }

    /// <summary>Makes the driver's command of it.</summary>
    /// <returns>The command.</returns>
    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(Text);
        foreach (var parameter in _parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
