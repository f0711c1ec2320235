namespace HelmAI.ApiService.Intelligence.Imports;

/// <summary>The texts and examples by which the API's description shows imports.</summary>
internal static class ImportExamples
{
    /// <summary>What the route does.</summary>
    public const string Description =
        "The body is on the disk before anything is answered; it is then read piece by piece, and what was read is stored as it goes. Answers 200 once all of it is, or 202 where that takes longer "
        + "than the configured wait (`HELM_INTEL_IMPORT_WAIT_MS`) or the sender prefers `respond-async`. JSON is a STIX 2.1 or 2.0 bundle, a TAXII envelope, or MISP events. A table names its columns in "
        + "a header. What can't be taken is counted, and described with its reason (the first 100). To import the same again changes nothing.";

    /// <summary>The progress of an import that ends at once; its data are shortened.</summary>
    public const string Stream =
        """
        event: progress
        data: {"id":"019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b","state":"running","accepted":610000,"rejected":0}

        event: finished
        data: {"id":"019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b","state":"completed","accepted":1630371,"rejected":2101}

        """;

    /// <summary>An import that is done.</summary>
    public const string Done =
        """
        {
          "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", "state": "completed", "source": "urlhaus", "format": "list", "shared": false, "bytes_total": 61, "bytes_read": 61,
          "accepted": 2, "unchanged": 0, "rejected": 1, "ignored": 0, "related": 0,
          "errors": [{ "index": 1, "id": "not an indicator", "message": "It is neither an address or network, domain, URL, e-mail address, digest nor registry key." }],
          "error": null, "created_at": "2026-01-31T12:00:00+00:00", "finished_at": "2026-01-31T12:00:00.02+00:00"
        }
        """;

    /// <summary>An import that is under way.</summary>
    public const string Running =
        """
        {
          "id": "019c1a2b-3c4d-7e5f-8a9b-0c1d2e3f4a5b", "state": "running", "source": "maltrail", "format": "tsv", "shared": true, "bytes_total": 11114400, "bytes_read": 4194304,
          "accepted": 610000, "unchanged": 0, "rejected": 0, "ignored": 0, "related": 0, "errors": [],
          "error": null, "created_at": "2026-01-31T12:00:00+00:00", "finished_at": null
        }
        """;

    /// <summary>A page of imports.</summary>
    public const string List = "{\"imports\":[" + Done + "],\"next_cursor\":null}";

    private const string Bundle =
        """
        {"type":"bundle","id":"bundle--44af6c39-c09b-49c5-9de2-394224b04982","objects":[{"type":"indicator","spec_version":"2.1","id":"indicator--d81f86b9-975b-4c0b-875e-810c5ad45a4f",
        "created":"2026-01-31T12:00:00.000Z","modified":"2026-01-31T12:00:00.000Z","pattern":"[domain-name:value = 'evil.example']","pattern_type":"stix","valid_from":"2026-01-31T12:00:00Z"}]}
        """;

    /// <summary>The formats of the body.</summary>
    public static (string ContentType, string Example)[] Bodies { get; } =
    [
        ("application/stix+json", Bundle),
        ("application/json", """{"Event":{"info":"Phishing","Attribute":[{"uuid":"5c8d2c07-1d60-4d3c-9e6e-5d0f950d210f","type":"domain","value":"evil.example","to_ids":true,"timestamp":"1769860800"}]}}"""),
        ("text/csv", "\"value,type,confidence\\nevil.example,domain,80\\n\""),
        ("text/tab-separated-values", "\"value\\ttype\\nevil.example\\tdomain\\n\""),
        ("text/plain", "\"198.51.100.0/24\\nevil.example\\n\""),
    ];
}
