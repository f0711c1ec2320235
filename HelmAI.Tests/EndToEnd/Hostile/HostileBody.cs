using System.Text;

namespace HelmAI.Tests.EndToEnd.Hostile;

/// <summary>A body that is to be refused.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Encoding">Its content encoding, if it has one.</param>
/// <param name="Status">The status that refuses it.</param>
internal sealed record HostileBody(byte[] Bytes, string Type = "application/json", string? Encoding = null, int Status = 400)
{
    public HostileBody(string Text, string Type = "application/json", string? Encoding = null, int Status = 400)
        : this(System.Text.Encoding.UTF8.GetBytes(Text), Type, Encoding, Status)
    {
    }
}
