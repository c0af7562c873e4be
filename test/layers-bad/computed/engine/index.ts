export const any = (name: string) => import(name)
