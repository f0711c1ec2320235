namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a parameter that nobody set gets its value from.</summary>
public abstract class ParameterDefault
{
    /// <summary>Makes the value.</summary>
    /// <returns>The value.</returns>
    public abstract string GetDefaultValue();
}
