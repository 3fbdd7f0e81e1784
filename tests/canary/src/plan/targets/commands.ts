export const fine = (db: { updateTable: (table: string) => void }) => db.updateTable('target')
