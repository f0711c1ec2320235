using HelmAI.Core.Intelligence;
using HelmAI.Core.Storage.Details;
using HelmAI.Core.Storage.Queries;

namespace HelmAI.Core.Storage.Indicators;

/// <summary>Reads the rows of <see cref="IndicatorQueries"/>.</summary>
internal static class IndicatorRows
{
    /// <summary>Writes labels: each between two line feeds, so that one is found by its whole text.</summary>
    public static string WriteLabels(IReadOnlyList<string> labels) => labels.Count == 0 ? string.Empty : $"\n{string.Join('\n', labels)}\n";

    /// <summary>Reads labels as they are written.</summary>
    public static IReadOnlyList<string> ReadLabels(string labels) => labels.Length == 0 ? [] : labels.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads an indicator.</summary>
    public static IndicatorRecord Read(Row row)
    {
        var details = DetailsJson.ReadIndicator(row.TextOrNull(7));
        return new()
        {
            Indicator = new()
            {
                TenantId = row.Text(0),
                Id = row.Id(1),
                Source = row.Text(2),
                Type = row.IsNull(3) ? null : (ObservableType)row.Integer(3),
                Value = row.TextOrNull(4),
                Pattern = row.TextOrNull(5),
                Labels = ReadLabels(row.Text(6)),
                ValidFrom = row.Time(8),
                ValidUntil = Time(row, 9),
                Confidence = Whole(row, 10),
                IsRevoked = row.Flag(11),
                IsDated = row.Flag(12),
                Created = row.Time(13),
                Modified = row.Time(14),
                Name = details.Name,
                Description = details.Description,
                IsStix20 = details.IsStix20 == true,
                KillChainPhases = details.KillChainPhases ?? [],
                Tlp = details.Tlp,
                CreatedBy = details.CreatedBy,
                ExternalReferences = details.ExternalReferences ?? [],
            },
            ConfidenceOverride = Whole(row, 15),
            WithdrawnAt = Time(row, 16),
            LastSeen = Time(row, 17),
            StoredAt = row.Time(18),
            State = (IndicatorState)row.Integer(19),
            ChangesAt = Time(row, 20),
            FirstVersion = row.Integer(21),
            Version = row.Integer(22),
        };
    }

    /// <summary>Reads what must be known of an indicator.</summary>
    public static (Guid Id, KnownIndicator Known) ReadKnown(Row row) => (
        row.Id(0), new(row.Time(1), row.Integer(2), row.Time(3), row.Time(4), Whole(row, 5), Time(row, 6), Time(row, 7), row.Time(8), row.Integer(9)));

    private static DateTimeOffset? Time(Row row, int ordinal) => row.IsNull(ordinal) ? null : row.Time(ordinal);

    private static int? Whole(Row row, int ordinal) => row.IsNull(ordinal) ? null : (int)row.Integer(ordinal);
}
