export function answer(): void {
  const record = { level: 'INFO', message: 'Order received', timestamp: new Date().toISOString() };
  console.log(JSON.stringify({ ...record, service: 'orders', orderId: 'A-17' }));
}
