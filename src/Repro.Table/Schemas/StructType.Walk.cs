namespace Repro.Table.Schemas;

public sealed partial record StructType
{
    /// <summary>Returns every field at every level, a parent before its children.</summary>
    internal IEnumerable<StructField> AllFields() =>
        AllTypes(this).OfType<StructType>().SelectMany(type => type.Fields);

    /// <summary>Returns every type at every level, this one first.</summary>
    internal IEnumerable<DataType> AllTypes() => AllTypes(this);

    private static IEnumerable<DataType> AllTypes(DataType root)
    {
        Stack<DataType> pending = new([root]);
        while (pending.TryPop(out DataType? type))
        {
            yield return type;
            switch (type)
            {
                case StructType s:
                    for (int i = s.Fields.Length - 1; i >= 0; i--)
                    {
                        pending.Push(s.Fields[i].Type);
                    }

                    break;
                case ArrayType a:
                    pending.Push(a.ElementType);
                    break;
                case MapType m:
                    pending.Push(m.ValueType);
                    pending.Push(m.KeyType);
                    break;
            }
        }
    }
}
