namespace Repro.Table.Scanning;

/// <summary>Looks each value up among sorted literals.</summary>
internal readonly struct MembershipTest(int literalCount) : IColumnTest
{
    public void Run<TOrder>(TOrder order, Span<byte> truths)
        where TOrder : IColumnOrder, allows ref struct
    {
        for (int row = 0; row < truths.Length; row++)
        {
            int low = 0;
            int high = literalCount - 1;
            byte truth = Truth.False;
            while (low <= high)
            {
                int middle = (low + high) >>> 1;
                int sign = order.Compare(row, middle);
                if (sign == 0)
                {
                    truth = Truth.True;
                    break;
                }

                (low, high) = sign < 0 ? (low, middle - 1) : (middle + 1, high);
            }

            truths[row] = truth;
        }
    }
}
