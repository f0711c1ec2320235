namespace HelmAI.Tests.Support.PostgreSql;

/// <summary>Marks a class whose <see cref="ServerFactAttribute"/> and <see cref="ServerTheoryAttribute"/> are skipped where PostgreSQL is not installed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgreSqlAttribute : Attribute;
