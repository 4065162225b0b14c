using System.Text;
using CsCheck;
using Repro.Table.Log.State;
using Xunit;

namespace Repro.Table.Tests.Log.State;

public class FileIndexTests
{
    private enum Step
    {
        TryAdd,
        Move,
        Remove,
        Find,
    }

    [Fact]
    public void It_behaves_like_a_dictionary() => Gen
        .Select(Gen.Enum<Step>(), Gen.Int[0, 60], Gen.Bool)
        .Array[0, 400]
        .Sample(steps =>
        {
            FileIndex index = new();
            Dictionary<string, FileLocation> model = [];
            foreach ((Step step, int file, bool hasVector) in steps)
            {
                string path = $"f{file}";
                string? vector = hasVector ? "v" : null;
                FileKey key = new(Encoding.UTF8.GetBytes(path), vector);
                string name = path + vector;
                FileLocation? before = model.TryGetValue(name, out FileLocation found) ? found : null;
                switch (step)
                {
                    case Step.TryAdd:
                        int number = index.AddSegment(Segment(key));
                        Assert.Equal(before, index.TryAdd(number, 0));
                        model.TryAdd(name, new FileLocation(number, 0));
                        break;
                    case Step.Move:
                        int moved = index.AddSegment(Segment(key));
                        Assert.Equal(before, index.Move(moved, 0));
                        model[name] = new FileLocation(moved, 0);
                        break;
                    case Step.Remove:
                        Assert.Equal(before, index.Remove(key));
                        model.Remove(name);
                        break;
                    default:
                        Assert.Equal(before, index.Find(key));
                        break;
                }

                Assert.Equal(model.Count, index.Count);
            }

            foreach ((string name, FileLocation location) in model)
            {
                bool hasVector = name[^1] == 'v';
                Assert.Equal(location, index.Find(new FileKey(Encoding.UTF8.GetBytes(hasVector ? name[..^1] : name), hasVector ? "v" : null)));
            }
        });

    [Fact]
    public void Adding_and_removing_without_end_does_not_let_it_grow()
    {
        FileSegment segment = Segment(Enumerable.Range(0, 1000).Select(i => $"f{i}"));
        FileIndex index = new();
        int number = index.AddSegment(segment);
        for (int i = 0; i < 20_000; i++)
        {
            Assert.Null(index.TryAdd(number, i % 1000));
            Assert.NotNull(index.Remove(segment.Keys[i % 1000]));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 40; i++)
        {
            index.TryAdd(number, i);
            index.Remove(segment.Keys[i]);
        }

        Assert.Equal(0, index.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    [Fact]
    public void Keys_with_one_hash_are_told_apart_by_their_bytes()
    {
        FileSegmentBuilder builder = new();
        builder.EndFile(new FileKey("a"u8, null, 42), 0, 0);
        builder.EndFile(new FileKey("b"u8, null, 42), 0, 0);
        builder.EndFile(new FileKey("a"u8, "v", 42), 0, 0);
        FileIndex index = new();
        int number = index.AddSegment(builder.Build());

        for (int row = 0; row < 3; row++)
        {
            Assert.Null(index.TryAdd(number, row));
        }

        Assert.Equal(new FileLocation(number, 1), index.Find(new FileKey("b"u8, null, 42)));
        Assert.Equal(new FileLocation(number, 2), index.Remove(new FileKey("a"u8, "v", 42)));
        Assert.Equal(new FileLocation(number, 0), index.Find(new FileKey("a"u8, null, 42)));
        Assert.Null(index.Find(new FileKey("c"u8, null, 42)));
    }

    private static FileSegment Segment(FileKey key)
    {
        FileSegmentBuilder builder = new();
        builder.EndFile(key, 0, 0);
        return builder.Build();
    }

    private static FileSegment Segment(IEnumerable<string> paths)
    {
        FileSegmentBuilder builder = new();
        foreach (string path in paths)
        {
            builder.EndFile(new FileKey(Encoding.UTF8.GetBytes(path), null), 0, 0);
        }

        return builder.Build();
    }
}
