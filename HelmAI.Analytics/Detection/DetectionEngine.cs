using System.Collections.Frozen;
using HelmAI.Analytics.Detection.Sigma;
using HelmAI.Analytics.Detection.Sigma.Tenants;
using HelmAI.Core.Events;

namespace HelmAI.Analytics.Detection;

/// <summary>All loaded content, compiled. Immutable: a reload makes a new one.</summary>
internal sealed class DetectionEngine
{
    private readonly FieldSchema _schema;
    private readonly IDetector[] _detectors;

    /// <summary>Compiles content.</summary>
    /// <param name="content">The content; its order is the order of the findings.</param>
    public DetectionEngine(IEnumerable<IDetectionContent> content)
    {
        var fields = new FieldSchemaBuilder();
        _detectors = [.. content.Select(one => one.Compile(fields))];
        _schema = fields.Build();
        Correlators = [.. _detectors.SelectMany(static one => one.Correlators)];
    }

    private DetectionEngine(FieldSchema schema, IDetector[] detectors)
    {
        _schema = schema;
        _detectors = detectors;
        Correlators = [.. _detectors.SelectMany(static one => one.Correlators)];
    }

    /// <summary>The same content with other overlays of tenants.</summary>
    /// <param name="overlays">The overlays, by tenant.</param>
    /// <returns>The engine; what is compiled is shared with this one.</returns>
    public DetectionEngine With(FrozenDictionary<string, TenantOverlay> overlays) =>
        new(_schema, Array.ConvertAll(_detectors, one => one is SigmaDetector sigma ? sigma.With(overlays) : one));

    /// <summary>Makes what a thread needs to look at events; not to be shared between threads.</summary>
    /// <returns>The session.</returns>
    public Session CreateSession() => new(this);

    /// <summary>The correlators; one that counts what another completes comes after it.</summary>
    public IReadOnlyList<ICorrelator> Correlators { get; }

    /// <summary>What one thread needs to look at one event after another.</summary>
    /// <param name="engine">The content.</param>
    internal sealed class Session(DetectionEngine engine)
    {
        private readonly EventFields _fields = new(engine._schema);

        /// <summary>The content.</summary>
        public DetectionEngine Engine => engine;

        /// <summary>The correlators for a tenant's events.</summary>
        /// <param name="tenantId">The tenant.</param>
        /// <returns>The correlators; one that counts what another completes comes after it.</returns>
        public IReadOnlyList<ICorrelator> CorrelatorsOf(string tenantId) => [.. engine._detectors.SelectMany(one => one.CorrelatorsOf(tenantId))];

        /// <summary>Looks at an event.</summary>
        /// <param name="securityEvent">The event.</param>
        /// <returns>What was found.</returns>
        public DetectionOutput Detect(SecurityEvent securityEvent)
        {
            _fields.Read(securityEvent.Payload);
            var output = new DetectionOutput();
            foreach (var detector in engine._detectors)
            {
                detector.Detect(securityEvent, _fields, output);
            }

            return output;
        }
    }
}
