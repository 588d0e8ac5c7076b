/** Work that takes a few nanoseconds, and that no wrapper can leave out. */
export const total = (order: { price: number; count: number }): number => order.price * order.count;

export const totalAsync = async (order: { price: number; count: number }): Promise<number> => total(order);

export const order = { price: 12.5, count: 3 };
