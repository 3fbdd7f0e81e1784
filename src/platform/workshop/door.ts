// What is made in processes of their own, so that nothing in the making can stop the server.
export { takeOrders } from './take-orders.ts'
export { openWorkshop, type Terms, type Unmade, type Workshop } from './workshop.ts'
