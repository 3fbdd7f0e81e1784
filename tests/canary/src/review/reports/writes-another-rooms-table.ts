export const fault = (db: { insertInto: (table: string) => void }) => db.insertInto('target')
export const text = 'INSERT INTO return (return_id) values ($1)'
