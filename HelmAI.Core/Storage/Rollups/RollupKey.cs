using HelmAI.Core.Rollups;

namespace HelmAI.Core.Storage.Rollups;

/// <summary>Which figure.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Quarter">The <see cref="Core.Rollups.Quarter"/>.</param>
/// <param name="Name">Of what, by the measure; may be empty.</param>
/// <param name="Part">Of which part of that, by the measure.</param>
/// <param name="UserId">Who was active, with <see cref="RollupMeasure.Users"/> alone.</param>
internal readonly record struct RollupKey(string TenantId, RollupMeasure Measure, int Quarter, string Name, int Part, string? UserId = null);
