namespace Aspire.Hosting;

/// <summary>Names a project of the solution; the build writes one implementation a project, in the namespace <c>Projects</c>.</summary>
public interface IProjectMetadata
{
    /// <summary>The project file.</summary>
    string ProjectPath { get; }

    /// <summary>The program that the build made of it.</summary>
    internal string AssemblyPath { get; }
}
