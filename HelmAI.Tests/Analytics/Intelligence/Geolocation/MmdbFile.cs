using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace HelmAI.Tests.Analytics.Intelligence.Geolocation;

/// <summary>Writes a database in MaxMind's format (MaxMind DB File Format Specification, version 2): IPv6 with IPv4 at ::/96, records of 24 bits.</summary>
internal sealed class MmdbFile
{
    private const int Separator = 16;

    // A record is the number of a node; -1 is nothing, and what lies below that an offset into the data.
    private readonly List<int[]> _nodes = [[-1, -1]];
    private readonly MemoryStream _data = new();

    /// <summary>Says something of a network.</summary>
    public MmdbFile Add(string network, Dictionary<string, object> says)
    {
        var parsed = IPNetwork.Parse(network);
        var bytes = new byte[16];
        var address = parsed.BaseAddress.GetAddressBytes();
        address.CopyTo(bytes, 16 - address.Length);
        var offset = (int)_data.Length;
        Write(_data, says);

        var (node, length) = (0, (128 - (address.Length * 8)) + parsed.PrefixLength);
        for (var i = 0; i < length; i++)
        {
            var bit = (bytes[i / 8] >> (7 - (i % 8))) & 1;
            if (i == length - 1)
            {
                _nodes[node][bit] = -2 - offset;
            }
            else if (_nodes[node][bit] < 0)
            {
                _nodes.Add([-1, -1]);
                _nodes[node][bit] = _nodes.Count - 1;
            }

            node = Math.Max(0, _nodes[node][bit]);
        }

        return this;
    }

    public string WriteTo(string path)
    {
        using var file = new MemoryStream();
        foreach (var record in _nodes.SelectMany(node => node))
        {
            var value = record switch
            {
                -1 => _nodes.Count,
                < -1 => _nodes.Count + Separator + (-2 - record),
                _ => record,
            };
            file.Write([(byte)(value >> 16), (byte)(value >> 8), (byte)value]);
        }

        file.Write(new byte[Separator]);
        file.Write(_data.ToArray());
        file.Write([0xAB, 0xCD, 0xEF]);
        file.Write("MaxMind.com"u8);
        Write(file, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["node_count"] = (uint)_nodes.Count,
            ["record_size"] = (ushort)24,
            ["ip_version"] = (ushort)6,
            ["database_type"] = "Test",
            ["languages"] = Array.Empty<string>(),
            ["binary_format_major_version"] = (ushort)2,
            ["binary_format_minor_version"] = (ushort)0,
            ["build_epoch"] = 1ul,
            ["description"] = new Dictionary<string, object>(StringComparer.Ordinal),
        });
        File.WriteAllBytes(path, file.ToArray());
        return path;
    }

    private static void Write(Stream stream, object value)
    {
        switch (value)
        {
            case string text:
                Control(stream, 2, Encoding.UTF8.GetByteCount(text));
                stream.Write(Encoding.UTF8.GetBytes(text));
                break;
            case double number:
                Control(stream, 3, 8);
                var bytes = new byte[8];
                BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
                stream.Write(bytes);
                break;
            case ushort number:
                Control(stream, 5, 2);
                stream.Write([(byte)(number >> 8), (byte)number]);
                break;
            case uint number:
                Control(stream, 6, 4);
                stream.Write([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
                break;
            case ulong number:
                Control(stream, 9, 1);
                stream.WriteByte((byte)number);
                break;
            case string[] texts:
                Control(stream, 11, texts.Length);
                break;
            case Dictionary<string, object> map:
                Control(stream, 7, map.Count);
                foreach (var (key, item) in map)
                {
                    Write(stream, key);
                    Write(stream, item);
                }

                break;
        }
    }

    // Types from 8 on have a byte of their own; sizes of 29 or more another one.
    private static void Control(Stream stream, int type, int size)
    {
        var head = Math.Min(size, 29);
        if (type < 8)
        {
            stream.WriteByte((byte)((type << 5) | head));
        }
        else
        {
            stream.Write([(byte)head, (byte)(type - 7)]);
        }

        if (size >= 29)
        {
            stream.WriteByte((byte)(size - 29));
        }
    }
}
