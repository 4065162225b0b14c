using System.Collections.Immutable;
using CsCheck;
using Repro.Table.Log.Actions;
using Repro.Table.Log.State;

namespace Repro.Table.Tests.Log.Checkpoints;

/// <summary>Random states with every kind of action, and tombstones.</summary>
internal static class CheckpointGen
{
    private static readonly Gen<string> Text = Gen.OneOf("", "a", "é/ü", "日本 🎵", "x%20y", "\"\\\n", "{\"numRecords\":3}");

    private static readonly Gen<string?> TextOrNull = OrNull(Text);

    private static readonly Gen<ValueMap> Map = Gen
        .Select(Gen.OneOf("k", "ключ", "").Array[0, 3], TextOrNull.Array[3, 3])
        .Select((keys, values) => ValueMap.Of(keys.Distinct().Select((k, i) => KeyValuePair.Create(k, values[i]))));

    private static readonly Gen<DeletionVectorDescriptor> DeletionVector =
        from type in Gen.OneOf("u", "p", "i")
        from path in Gen.OneOf("ab^-aqEH.-t@S}K{vb[*k^", "é")
        from offset in Gen.Int[0, int.MaxValue].Nullable()
        from size in Gen.Int[1, 1000]
        from cardinality in Gen.Long[1, long.MaxValue]
        select new DeletionVectorDescriptor
        {
            StorageType = type,
            PathOrInlineDv = path,
            Offset = offset,
            SizeInBytes = size,
            Cardinality = cardinality,
        };

    private static readonly Gen<ImmutableArray<string>> PartitionColumns =
        Gen.OneOf<ImmutableArray<string>>([], ["day"], ["region", "day"]);

    private static readonly Gen<Protocol> Protocol = Gen.OneOf(
        new Protocol { MinReaderVersion = 1, MinWriterVersion = 2 },
        new Protocol { MinReaderVersion = 1, MinWriterVersion = 7, WriterFeatures = ["appendOnly", "domainMetadata"] },
        new Protocol { MinReaderVersion = 3, MinWriterVersion = 7, ReaderFeatures = [], WriterFeatures = [] },
        new Protocol
        {
            MinReaderVersion = 3,
            MinWriterVersion = 7,
            ReaderFeatures = ["deletionVectors"],
            WriterFeatures = ["deletionVectors", "rowTracking"],
        });

    /// <summary>Gets a state, and the tombstones of its version.</summary>
    public static Gen<(SnapshotState State, List<RemoveFile> Removes)> State { get; } =
        from columns in PartitionColumns
        from protocol in Protocol
        from metadata in MetadataOf(columns)
        from segments in Add(columns).Array[0, 20].Array[0, 3]
        from dead in Gen.Int[2, 5]
        from removes in Remove(columns).Array[0, 20]
        from transactions in Gen.Select(Gen.Long, Gen.Long.Nullable()).Array[0, 4]
        from domains in Text.Array[0, 4]
        select (
            CheckpointStates.Of(protocol, metadata, Named(segments), a => a.Path.Length % dead != 0) with
            {
                Transactions = transactions
                    .Select((t, i) => new SetTransaction { AppId = $"app {i}", Version = t.Item1, LastUpdated = t.Item2 })
                    .ToImmutableSortedDictionary(t => t.AppId, t => t, StringComparer.Ordinal),
                Domains = domains
                    .Select((d, i) => new DomainMetadata { Domain = $"é{i}", Configuration = d, Removed = false })
                    .ToImmutableSortedDictionary(d => d.Domain, d => d, StringComparer.Ordinal),
            },
            removes.Select((r, i) => r with { Path = $"gone-{i}-{r.Path}" }).ToList());

    private static Gen<Metadata> MetadataOf(ImmutableArray<string> columns) =>
        from id in Text
        from name in TextOrNull
        from description in TextOrNull
        from options in Map
        from created in Gen.Long.Nullable()
        from configuration in Map
        select new Metadata
        {
            Id = id,
            Name = name,
            Description = description,
            FormatOptions = options,
            SchemaString = CheckpointStates.SchemaString,
            PartitionColumns = columns,
            CreatedTime = created,
            Configuration = configuration,
        };

    private static Gen<ValueMap> PartitionValues(ImmutableArray<string> columns) => TextOrNull.Array[columns.Length]
        .Select(values => ValueMap.Of(columns.Select((c, i) => KeyValuePair.Create(c, values[i]))));

    private static Gen<AddFile> Add(ImmutableArray<string> columns) =>
        from path in Text
        from values in PartitionValues(columns)
        from size in Gen.Long[0, 1L << 50]
        from time in Gen.Long
        from stats in OrNull(Gen.OneOf("{}", "{\"numRecords\":3,\"minValues\":{\"id\":1,\"é\":\"x\"}}"))
        from tags in OrNull(Map)
        from vector in OrNull(DeletionVector)
        from rowId in Gen.Long.Nullable()
        from rowVersion in Gen.Long.Nullable()
        from provider in TextOrNull
        select new AddFile
        {
            Path = path,
            PartitionValues = values,
            Size = size,
            ModificationTime = time,
            DataChange = false,
            Stats = stats,
            Tags = tags,
            DeletionVector = vector,
            BaseRowId = rowId,
            DefaultRowCommitVersion = rowVersion,
            ClusteringProvider = provider,
        };

    private static Gen<RemoveFile> Remove(ImmutableArray<string> columns) =>
        from path in Text
        from values in PartitionValues(columns)
        from size in Gen.Long[0, long.MaxValue].Nullable()
        from time in Gen.Long[0, long.MaxValue].Nullable()
        from vector in OrNull(DeletionVector)
        from rowId in Gen.Long.Nullable()
        from rowVersion in Gen.Long.Nullable()
        select new RemoveFile
        {
            Path = path,
            PartitionValues = size is null ? null : values,
            Size = size,
            DeletionTimestamp = time,
            DeletionVector = vector,
            BaseRowId = rowId,
            DefaultRowCommitVersion = rowVersion,
        };

    private static Gen<T?> OrNull<T>(Gen<T> gen)
        where T : class => Gen.Frequency((1, Gen.Const((T?)null)), (3, gen.Select(v => (T?)v)));

    // A state has each logical file once.
    private static IEnumerable<IReadOnlyList<AddFile>> Named(AddFile[][] segments) =>
        segments.Select((s, i) => s.Select((a, j) => a with { Path = $"{i}/{j}-{a.Path}" }).ToList());
}
