namespace HelmAI.Analytics.Detection.Sigma.Routing;

/// <summary>Declares how events are shaped, by a mapping.</summary>
internal static class EventShape
{
    /// <summary>Declares the objects whose members count as the event's own: before any field.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="fields">Told of them.</param>
    public static void DeclareContainers(LogSourceMapping mapping, FieldSchemaBuilder fields)
    {
        foreach (var container in mapping.Containers)
        {
            fields.Container(container);
        }
    }

    /// <summary>Declares the other places of the fields that are read: after all fields.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="fields">Told of them.</param>
    public static void DeclareAliases(LogSourceMapping mapping, FieldSchemaBuilder fields)
    {
        foreach (var map in mapping.Fields.Where(map => fields.IsDeclared(map.Field)))
        {
            foreach (var path in map.Paths)
            {
                fields.Alias(fields.Field(map.Field), path);
            }
        }
    }
}
