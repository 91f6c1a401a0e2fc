/** Where the browser keeps the chosen theme: `light`, `dark`, or nothing for the system's. */
export const themeKey = 'gantry-theme'

/** Runs before the first paint, so that no page flashes in the other theme. */
export const themeScript = `try{const t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`
