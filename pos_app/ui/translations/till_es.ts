<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Ask</name>
    <message>
        <source>Clear the cart?</source>
        <translation>¿Vaciar el carrito?</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Give {amount} back?</source>
        <translation>¿Devolver {amount}?</translation>
    </message>
    <message>
        <source>The customer&apos;s payment is undone</source>
        <translation>Se anula el pago del cliente</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>A sale is open</source>
        <translation>Hay una venta abierta</translation>
    </message>
    <message>
        <source>Suspend it and close, or stay: nothing is lost either way</source>
        <translation>Deje la venta en espera y cierre, o quédese: nada se pierde</translation>
    </message>
    <message>
        <source>{amount} in cash?</source>
        <translation>¿{amount} en efectivo?</translation>
    </message>
    <message>
        <source>That is much more than is due</source>
        <translation>Es mucho más de lo que se debe</translation>
    </message>
    <message>
        <source>Yes, that much</source>
        <translation>Sí, esa cantidad</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Suspend and close</source>
        <translation>En espera y cerrar</translation>
    </message>
    <message>
        <source>Why is the drawer opened?</source>
        <translation>¿Por qué se abre el cajón?</translation>
    </message>
    <message>
        <source>The journal keeps the reason</source>
        <translation>El motivo queda en el diario</translation>
    </message>
    <message>
        <source>Change money</source>
        <translation>Cambiar dinero</translation>
    </message>
    <message>
        <source>Check the cash</source>
        <translation>Revisar el efectivo</translation>
    </message>
    <message>
        <source>Wrong change, corrected</source>
        <translation>Cambio mal dado, corregido</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otro motivo</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>TRAINING · nothing here is counted · Ctrl+M: drills · Ctrl+⇧T ends it</source>
        <translation>FORMACIÓN · nada de esto cuenta · Ctrl+M: ejercicios · Ctrl+⇧T la termina</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>FORMACIÓN</translation>
    </message>
</context>
<context>
    <name>Cart</name>
    <message>
        <source>One less</source>
        <translation>Uno menos</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Uno más</translation>
    </message>
    <message>
        <source>Scan the first article</source>
        <translation>Escanee el primer artículo</translation>
    </message>
    <message>
        <source>F4 look up   ·   ⇧F6 resume   ·   F8 return</source>
        <translation>F4 buscar   ·   ⇧F6 retomar   ·   F8 devolver</translation>
    </message>
    <message>
        <source>to pay {amount}</source>
        <translation>a pagar {amount}</translation>
    </message>
    <message>
        <source>selected {number}: {name}, {quantity} × {price} = {amount}</source>
        <translation>elegida {number}: {name}, {quantity} × {price} = {amount}</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Dto.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Saved as a member</source>
        <translation>Ahorro de socio</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Ahorro</translation>
    </message>
    <message>
        <source>as a member</source>
        <translation>como socio</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>as booked</source>
        <translation>según libros</translation>
    </message>
    <message>
        <source>right</source>
        <translation>cuadra</translation>
    </message>
    <message>
        <source>short</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>over</source>
        <translation>sobra</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>Pago</translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Before closing</source>
        <translation>Antes de cerrar</translation>
    </message>
    <message>
        <source>Nothing is left open</source>
        <translation>Nada queda pendiente</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Contar otra vez</translation>
    </message>
    <message>
        <source>Count the drawer, note by note</source>
        <translation>Cuente el cajón, pieza por pieza</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Close the shift · {step}</source>
        <translation>Cerrar el turno · {step}</translation>
    </message>
    <message>
        <source>Lock the count</source>
        <translation>Fijar el conteo</translation>
    </message>
    <message>
        <source>Close and print Z report</source>
        <translation>Cerrar e imprimir informe Z</translation>
    </message>
    <message>
        <source>Choose a reason first</source>
        <translation>Elija antes un motivo</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>registrando…</translation>
    </message>
    <message>
        <source>Denominations</source>
        <translation>Piezas</translation>
    </message>
</context>
<context>
    <name>Customer</name>
    <message>
        <source>TRAINING · nothing is sold here</source>
        <translation>FORMACIÓN · aquí no se vende nada</translation>
    </message>
    <message>
        <source>Please put your goods here</source>
        <translation>Ponga aquí sus artículos</translation>
    </message>
    <message>
        <source>You save {amount}</source>
        <translation>Usted ahorra {amount}</translation>
    </message>
    <message>
        <source>earlier lines: {count}</source>
        <translation>líneas anteriores: {count}</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>de {amount}</translation>
    </message>
    <message>
        <source>On account {amount}</source>
        <translation>A crédito {amount}</translation>
    </message>
    <message>
        <source>Points {points}</source>
        <translation>Puntos {points}</translation>
    </message>
    <message>
        <source>Welcome to {store}</source>
        <translation>Bienvenido a {store}</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Gracias</translation>
    </message>
    <message>
        <source>You get back</source>
        <translation>Se le devuelve</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>Su cambio</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>Falta por pagar</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Cash, card or payment code</source>
        <translation>Efectivo, tarjeta o código de pago</translation>
    </message>
    <message>
        <source>Members: please show your card</source>
        <translation>Socios: muestren su tarjeta</translation>
    </message>
    <message>
        <source>Show your payment code</source>
        <translation>Muestre su código de pago</translation>
    </message>
    <message>
        <source>WeChat Pay or Alipay</source>
        <translation>WeChat Pay o Alipay</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>The payment is being asked for</source>
        <translation>Se está pidiendo el pago</translation>
    </message>
    <message>
        <source>Confirm on your phone</source>
        <translation>Confirme en su teléfono</translation>
    </message>
    <message>
        <source>Type your password there</source>
        <translation>Escriba allí su contraseña</translation>
    </message>
    <message>
        <source>Use the card terminal</source>
        <translation>Use el terminal de tarjetas</translation>
    </message>
    <message>
        <source>Follow its screen</source>
        <translation>Siga sus indicaciones</translation>
    </message>
    <message>
        <source>Scan this with your phone</source>
        <translation>Escanee esto con su teléfono</translation>
    </message>
    <message>
        <source>Then show the answer</source>
        <translation>Muestre después la respuesta</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>Recarga</translation>
    </message>
</context>
<context>
    <name>Drill</name>
    <message>
        <source>No drill now</source>
        <translation>Sin ejercicio</translation>
    </message>
    <message>
        <source>Drills: {done} of {all} done</source>
        <translation>Ejercicios: {done} de {all} hechos</translation>
    </message>
    <message>
        <source>A digit, or arrows and Enter; Esc leaves</source>
        <translation>Un dígito, o flechas y Enter; Esc sale</translation>
    </message>
    <message>
        <source>Drill {number} of {all}: {title}</source>
        <translation>Ejercicio {number} de {all}: {title}</translation>
    </message>
    <message>
        <source>All {all} drills done by {who}: {keys} keys, {seconds} s</source>
        <translation>{who} hizo los {all} ejercicios: {keys} teclas, {seconds} s</translation>
    </message>
    <message>
        <source>{keys} keys, {seconds} s</source>
        <translation>{keys} teclas, {seconds} s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>Cash and change</source>
        <translation>Efectivo y cambio</translation>
    </message>
    <message>
        <source>Quantity and undo</source>
        <translation>Cantidad y deshacer</translation>
    </message>
    <message>
        <source>Weighed goods</source>
        <translation>Artículo a peso</translation>
    </message>
    <message>
        <source>Member by phone</source>
        <translation>Socio por teléfono</translation>
    </message>
    <message>
        <source>Split payment</source>
        <translation>Pago dividido</translation>
    </message>
    <message>
        <source>Suspend and resume</source>
        <translation>En espera y retomar</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>Without HQ</source>
        <translation>Sin la central</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Código erróneo</translation>
    </message>
    <message>
        <source>Close of the shift</source>
        <translation>Cierre del turno</translation>
    </message>
    <message>
        <source>Sell {name}: type {code}, Enter. The customer gives {note}: type {note}, F9; say the change.</source>
        <translation>Venda {name}: escriba {code}, Enter. El cliente entrega {note}: escriba {note}, después F9, y diga el cambio.</translation>
    </message>
    <message>
        <source>Sell 3 of {name} at once: 3, *, {code}, Enter. Del takes the line out, Ctrl+Z back in; then F9.</source>
        <translation>Venda 3 de {name} de una vez: 3, *, {code}, Enter. Quite la línea con Del, recupérela con Ctrl+Z; después F9.</translation>
    </message>
    <message>
        <source>Sell 0.350 kg of {name}: type {code}, Enter; then 0.350 and *. F9 takes the cash.</source>
        <translation>Venda 0.350 kg de {name}: escriba {code}, Enter; después 0.350 y *. F9 cobra en efectivo.</translation>
    </message>
    <message>
        <source>The customer is a member: type his phone {phone}, F3. Sell {name}: {code}, Enter, F9.</source>
        <translation>El cliente es socio: escriba su teléfono {phone}, F3. Venda {name}: {code}, Enter. F9 cobra en efectivo.</translation>
    </message>
    <message>
        <source>Member {phone}, F3; {name}: {code}, Enter. {part} of it with stored value: {part}, F12; then cash: F9.</source>
        <translation>Socio {phone}, F3; {name}: {code}, Enter. Paga {part} con saldo: {part}, F12; el resto en efectivo: F9.</translation>
    </message>
    <message>
        <source>{name}: {code}, Enter. The customer fetches his purse: F6 suspends. He is back: ⇧F6, Enter, F9.</source>
        <translation>{name}: {code}, Enter. El cliente va por su cartera: F6 deja la venta en espera. Vuelve: ⇧F6, Enter; después F9.</translation>
    </message>
    <message>
        <source>Sell {name}: {code}, Enter, F9. It comes back: F8, Enter for the receipt, F8 for all of it, Enter.</source>
        <translation>Venda {name}: {code}, Enter, F9. El cliente lo devuelve: F8, Enter elige el recibo, F8 todo, Enter.</translation>
    </message>
    <message>
        <source>HQ does not answer. Member {phone}, F3; {name}: {code}, Enter. F12 takes what may be taken here.</source>
        <translation>La central no responde. Socio {phone}, F3; {name}: {code}, Enter. F12 cobra el saldo que esta caja puede usar sola.</translation>
    </message>
    <message>
        <source>The label says {bad}: type it, Enter. Nobody knows it: F4 and the name find {name}, Enter, F9.</source>
        <translation>La etiqueta dice {bad}: escríbalo, Enter. La caja no lo conoce: F4 y el nombre encuentran {name}, Enter. Después F9.</translation>
    </message>
    <message>
        <source>Close the shift: Ctrl+M, 2. The drawer holds {held}: count it, Enter, and look at the Z report.</source>
        <translation>Cierre el turno: Ctrl+M, después 2. El cajón tiene {held}: cuéntelo, Enter, y mire el informe Z.</translation>
    </message>
    <message>
        <source>It was not paid in cash: type {note}, then F9</source>
        <translation>No se pagó en efectivo: escriba {note}, después F9</translation>
    </message>
    <message>
        <source>Taken {taken}, change {change}: type {note} before F9</source>
        <translation>Recibido {taken}, cambio {change}: escriba {note} antes de F9</translation>
    </message>
    <message>
        <source>Sold: {count}. Type 3 and * before the code</source>
        <translation>Vendidos: {count}. Escriba 3 y * antes del código</translation>
    </message>
    <message>
        <source>The line never left the cart: Del, then Ctrl+Z, before F9</source>
        <translation>La línea no salió del carrito: Del y Ctrl+Z antes de F9</translation>
    </message>
    <message>
        <source>Nothing weighed was sold: {code}, Enter, the kilograms and *</source>
        <translation>No se vendió nada a peso: {code}, Enter, los kilos y *</translation>
    </message>
    <message>
        <source>Sold: {weight} kg; the scale says 0.350</source>
        <translation>Vendido: {weight} kg; la balanza dice 0.350</translation>
    </message>
    <message>
        <source>Sold without the member: {phone}, F3, before F9</source>
        <translation>Vendido sin el socio: {phone}, F3, antes de F9</translation>
    </message>
    <message>
        <source>No stored value was taken: {part}, F12, before F9</source>
        <translation>No se usó saldo: {part}, F12, antes de F9</translation>
    </message>
    <message>
        <source>Stored value paid {taken}: type {part} before F12</source>
        <translation>El saldo pagó {taken}: escriba {part} antes de F12</translation>
    </message>
    <message>
        <source>Paid at once: F6 first, then ⇧F6</source>
        <translation>Cobrado enseguida: primero F6, después ⇧F6</translation>
    </message>
    <message>
        <source>That voided the whole sale: a return begins with F8</source>
        <translation>Eso anuló la venta entera: una devolución empieza con F8</translation>
    </message>
    <message>
        <source>That was another sale: F8 begins the return</source>
        <translation>Eso fue otra venta: F8 empieza la devolución</translation>
    </message>
    <message>
        <source>Paid without stored value: F12 works without HQ, too</source>
        <translation>Cobrado sin saldo: F12 funciona también sin la central</translation>
    </message>
    <message>
        <source>The label was not tried: {bad}, Enter, comes first</source>
        <translation>No se probó la etiqueta: primero {bad}, Enter</translation>
    </message>
    <message>
        <source>Sold: {sold}. The customer has {name}</source>
        <translation>Vendido: {sold}. El cliente tiene {name}</translation>
    </message>
    <message>
        <source>Counted {counted}, the drawer holds {held}: press 0, count again</source>
        <translation>Contado {counted}, el cajón tiene {held}: pulse 0 y cuente otra vez</translation>
    </message>
    <message>
        <source>Closed with {counted} instead of {held}: the next training tries again</source>
        <translation>Cerrado con {counted} en vez de {held}: otra vez en la próxima formación</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>HQ does not answer</source>
        <translation>La central no responde</translation>
    </message>
    <message>
        <source>Go on selling; everything is sent when it answers again</source>
        <translation>Siga vendiendo; todo se envía cuando responda de nuevo</translation>
    </message>
    <message>
        <source>HQ refuses this till</source>
        <translation>La central rechaza esta caja</translation>
    </message>
    <message>
        <source>Go on selling and call whoever runs HQ</source>
        <translation>Siga vendiendo y llame a quien administra la central</translation>
    </message>
    <message>
        <source>The answer did not come from HQ</source>
        <translation>La respuesta no vino de la central</translation>
    </message>
    <message>
        <source>Go on selling; let HQ&apos;s address and the network be checked</source>
        <translation>Siga vendiendo; pida que revisen la dirección de la central y la red</translation>
    </message>
    <message>
        <source>HQ is busy</source>
        <translation>La central está ocupada</translation>
    </message>
    <message>
        <source>Go on selling; the till tries again</source>
        <translation>Siga vendiendo; la caja lo intenta de nuevo</translation>
    </message>
    <message>
        <source>What HQ sent was damaged</source>
        <translation>Lo que envió la central llegó dañado</translation>
    </message>
    <message>
        <source>The till fetches it again; if this comes back, call whoever runs HQ</source>
        <translation>La caja lo pide otra vez; si se repite, llame a quien administra la central</translation>
    </message>
    <message>
        <source>The till&apos;s copy differs from HQ&apos;s</source>
        <translation>La copia de la caja difiere de la central</translation>
    </message>
    <message>
        <source>It is fetched again; nothing needs to be done</source>
        <translation>Se pide de nuevo; no hay nada que hacer</translation>
    </message>
    <message>
        <source>HQ does not take this enrolment code</source>
        <translation>La central no acepta este código de alta</translation>
    </message>
    <message>
        <source>Ask HQ for a new one; a code is good once, for ten minutes</source>
        <translation>Pida otro a la central; cada código vale una vez, diez minutos</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>El disco está lleno</translation>
    </message>
    <message>
        <source>Free some space on it; nothing was lost</source>
        <translation>Libere espacio; no se perdió nada</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>No se puede escribir en la carpeta de datos</translation>
    </message>
    <message>
        <source>Check the disk and the rights on the folder</source>
        <translation>Revise el disco y los permisos de la carpeta</translation>
    </message>
    <message>
        <source>The disk does not do what it should</source>
        <translation>El disco no funciona como debe</translation>
    </message>
    <message>
        <source>Stop selling here; nothing that was shown as paid is lost</source>
        <translation>Deje de vender aquí; nada de lo mostrado como pagado se pierde</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>La impresora no responde</translation>
    </message>
    <message>
        <source>Go on selling; receipts wait. Check its cable and power</source>
        <translation>Siga vendiendo; los recibos esperan. Revise cable y corriente</translation>
    </message>
    <message>
        <source>The printer has no paper</source>
        <translation>La impresora no tiene papel</translation>
    </message>
    <message>
        <source>Put in a roll; the receipts that wait print by themselves</source>
        <translation>Ponga un rollo; los recibos que esperan se imprimen solos</translation>
    </message>
    <message>
        <source>The books were written by a newer version of this program</source>
        <translation>Una versión más nueva del programa escribió los libros</translation>
    </message>
    <message>
        <source>Install that version; the books were left as they are</source>
        <translation>Instale esa versión; los libros quedaron como estaban</translation>
    </message>
    <message>
        <source>The database does not keep what it must</source>
        <translation>La base de datos no guarda lo que debe</translation>
    </message>
    <message>
        <source>Do not sell on this machine; install the program again</source>
        <translation>No venda en este equipo; instale el programa de nuevo</translation>
    </message>
    <message>
        <source>The file beside the till&apos;s key that PINs need cannot be read</source>
        <translation>No se puede leer el archivo de los PIN junto a la clave</translation>
    </message>
    <message>
        <source>Bring it back from where it is kept, or enrol the register again</source>
        <translation>Recupérelo de donde se guarda, o dé de alta la caja otra vez</translation>
    </message>
    <message>
        <source>The books cannot be opened: their key is missing</source>
        <translation>No se pueden abrir los libros: falta su clave</translation>
    </message>
    <message>
        <source>Bring the key back, or open them with HQ&apos;s recovery key</source>
        <translation>Recupere la clave, o ábralos con la de recuperación de la central</translation>
    </message>
    <message>
        <source>The file of the chain&apos;s certificates is not there</source>
        <translation>Falta el archivo de certificados de la cadena</translation>
    </message>
    <message>
        <source>Bring it back, or name another one with --ca-file</source>
        <translation>Recupérelo, o indique otro con --ca-file</translation>
    </message>
    <message>
        <source>Others can read the key file</source>
        <translation>Otros pueden leer el archivo de la clave</translation>
    </message>
    <message>
        <source>Set its rights to 0600</source>
        <translation>Ponga sus permisos en 0600</translation>
    </message>
    <message>
        <source>Another till is using these books</source>
        <translation>Otra caja está usando estos libros</translation>
    </message>
    <message>
        <source>Use the window that is open, or close it first</source>
        <translation>Use la ventana abierta, o ciérrela primero</translation>
    </message>
    <message>
        <source>This till knows no articles yet</source>
        <translation>Esta caja aún no conoce artículos</translation>
    </message>
    <message>
        <source>Let it reach HQ once</source>
        <translation>Déjela conectar una vez con la central</translation>
    </message>
    <message>
        <source>HQ speaks of a newer version</source>
        <translation>La central habla una versión más nueva</translation>
    </message>
    <message>
        <source>Install the version of the program that HQ wants</source>
        <translation>Instale la versión del programa que pide la central</translation>
    </message>
    <message>
        <source>HQ&apos;s plan needs a newer program; this till goes on with the plan before it</source>
        <translation>El plan de la central pide un programa más nuevo; esta caja sigue con el plan anterior</translation>
    </message>
    <message>
        <source>This is no enrolment code</source>
        <translation>Esto no es un código de alta</translation>
    </message>
    <message>
        <source>Type it whole, with the part behind the dot</source>
        <translation>Escríbalo entero, con la parte tras el punto</translation>
    </message>
    <message>
        <source>The printer has no such address</source>
        <translation>La impresora no tiene esa dirección</translation>
    </message>
    <message>
        <source>Give tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME</source>
        <translation>Indique tcp:EQUIPO:PUERTO, serial:PUERTO, file:DISPOSITIVO o queue:COLA</translation>
    </message>
    <message>
        <source>The file of payment providers cannot be read</source>
        <translation>No se puede leer el archivo de proveedores de pago</translation>
    </message>
    <message>
        <source>Write payments.json as the manual shows, or take it away</source>
        <translation>Escriba payments.json como dice el manual, o retírelo</translation>
    </message>
    <message>
        <source>HQ has not sent what this till needs</source>
        <translation>La central no ha enviado lo que esta caja necesita</translation>
    </message>
    <message>
        <source>Check the network, then start the till again</source>
        <translation>Revise la red y vuelva a iniciar la caja</translation>
    </message>
    <message>
        <source>This names no entry</source>
        <translation>Esto no nombra ningún registro</translation>
    </message>
    <message>
        <source>Write a receipt&apos;s number, like S01-R1-000123</source>
        <translation>Escriba un número de recibo, por ejemplo S01-R1-000123</translation>
    </message>
    <message>
        <source>There are no books here</source>
        <translation>Aquí no hay libros</translation>
    </message>
    <message>
        <source>Enrol this till, or say where they are</source>
        <translation>Dé de alta esta caja, o diga dónde están</translation>
    </message>
    <message>
        <source>There are books here already</source>
        <translation>Aquí ya hay libros</translation>
    </message>
    <message>
        <source>Open them, or choose another place</source>
        <translation>Ábralos, o elija otro lugar</translation>
    </message>
    <message>
        <source>This till is not enrolled yet</source>
        <translation>Esta caja aún no está dada de alta</translation>
    </message>
    <message>
        <source>Enrol it with a code from HQ</source>
        <translation>Dela de alta con un código de la central</translation>
    </message>
    <message>
        <source>This till has no plan yet</source>
        <translation>Esta caja aún no tiene plan</translation>
    </message>
    <message>
        <source>The receipt could not be kept as a file</source>
        <translation>No se pudo guardar el recibo como archivo</translation>
    </message>
    <message>
        <source>Print a copy instead, and let somebody look at the disk</source>
        <translation>Imprima una copia, y que alguien revise el disco</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>El programa cometió un error</translation>
    </message>
    <message>
        <source>Nothing that was paid is lost; note what you did and call the store manager</source>
        <translation>Nada pagado se pierde; anote lo que hizo y llame al encargado</translation>
    </message>
    <message>
        <source>The till is closing</source>
        <translation>La caja se está cerrando</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>Iníciela de nuevo</translation>
    </message>
    <message>
        <source>Something does not work ({code})</source>
        <translation>Algo no funciona ({code})</translation>
    </message>
    <message>
        <source>Nothing was lost; call the store manager</source>
        <translation>No se perdió nada; llame al encargado</translation>
    </message>
</context>
<context>
    <name>Float</name>
    <message>
        <source>Float in the drawer</source>
        <translation>Fondo en el cajón</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>Abrir el turno</translation>
    </message>
    <message>
        <source>{name}: count the float into the drawer</source>
        <translation>{name}: cuente el fondo y póngalo en el cajón</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Abrir un turno</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>registrando…</translation>
    </message>
</context>
<context>
    <name>Function</name>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Descuento</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Clear cart</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Reimprimir</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>Siguiente venta</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>Cobrar</translation>
    </message>
    <message>
        <source>× Qty</source>
        <translation>× Cant.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Uno menos</translation>
    </message>
    <message>
        <source>Pay code</source>
        <translation>Código de pago</translation>
    </message>
    <message>
        <source>Enter: exact cash</source>
        <translation>Enter: efectivo exacto</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>registrando…</translation>
    </message>
    <message>
        <source>Enter again: exact cash</source>
        <translation>Otra vez Enter: exacto</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exacto</translation>
    </message>
    <message>
        <source>Cash {amount}</source>
        <translation>Efectivo {amount}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>this help</source>
        <translation>esta ayuda</translation>
    </message>
    <message>
        <source>clear what is typed, go back</source>
        <translation>borrar lo escrito, volver</translation>
    </message>
    <message>
        <source>member: as typed, or his page</source>
        <translation>socio: lo escrito, o su página</translation>
    </message>
    <message>
        <source>drop the member of this sale</source>
        <translation>quitar el socio de esta venta</translation>
    </message>
    <message>
        <source>find an article, check a price</source>
        <translation>buscar artículo, ver precio</translation>
    </message>
    <message>
        <source>percent off the line, as typed</source>
        <translation>% de descuento en la línea</translation>
    </message>
    <message>
        <source>percent off the bill, as typed</source>
        <translation>% de descuento en la cuenta</translation>
    </message>
    <message>
        <source>another price, as typed</source>
        <translation>otro precio, el escrito</translation>
    </message>
    <message>
        <source>suspend the sale</source>
        <translation>dejar en espera</translation>
    </message>
    <message>
        <source>resume a suspended sale</source>
        <translation>retomar una venta</translation>
    </message>
    <message>
        <source>return goods of a receipt</source>
        <translation>devolver de un recibo</translation>
    </message>
    <message>
        <source>return goods without a receipt</source>
        <translation>devolver sin recibo</translation>
    </message>
    <message>
        <source>cash: exact, or as typed</source>
        <translation>efectivo: exacto, o lo escrito</translation>
    </message>
    <message>
        <source>stored value: all, or as typed</source>
        <translation>saldo: todo, o lo escrito</translation>
    </message>
    <message>
        <source>on account: all, or as typed</source>
        <translation>a crédito: todo, o lo escrito</translation>
    </message>
    <message>
        <source>payment code: all, or as typed</source>
        <translation>código: todo, o lo escrito</translation>
    </message>
    <message>
        <source>card: type the slip&apos;s reference</source>
        <translation>tarjeta: escribir la referencia</translation>
    </message>
    <message>
        <source>no network: by member&apos;s phone</source>
        <translation>sin red: teléfono del socio</translation>
    </message>
    <message>
        <source>take what is typed; twice: cash</source>
        <translation>tomar; dos veces: efectivo</translation>
    </message>
    <message>
        <source>quantity: type the number first</source>
        <translation>cantidad: antes, el número</translation>
    </message>
    <message>
        <source>one more of the selected line</source>
        <translation>uno más de la línea elegida</translation>
    </message>
    <message>
        <source>one less of the selected line</source>
        <translation>uno menos de la línea elegida</translation>
    </message>
    <message>
        <source>line above</source>
        <translation>línea de arriba</translation>
    </message>
    <message>
        <source>line below</source>
        <translation>línea de abajo</translation>
    </message>
    <message>
        <source>remove the selected line</source>
        <translation>quitar la línea elegida</translation>
    </message>
    <message>
        <source>clear the cart</source>
        <translation>vaciar el carrito</translation>
    </message>
    <message>
        <source>undo the last change</source>
        <translation>deshacer el último cambio</translation>
    </message>
    <message>
        <source>print the last receipt again</source>
        <translation>reimprimir el último recibo</translation>
    </message>
    <message>
        <source>open the drawer, with a reason</source>
        <translation>abrir el cajón, con un motivo</translation>
    </message>
    <message>
        <source>cash in, out, to the safe</source>
        <translation>efectivo: entra, sale, caja fuerte</translation>
    </message>
    <message>
        <source>lock the till</source>
        <translation>bloquear la caja</translation>
    </message>
    <message>
        <source>shift: reports, close, sign out</source>
        <translation>turno: informes, cierre, salir</translation>
    </message>
    <message>
        <source>next sale; a scan does it too</source>
        <translation>siguiente venta; también al escanear</translation>
    </message>
    <message>
        <source>return everything that is left</source>
        <translation>devolver todo lo que queda</translation>
    </message>
    <message>
        <source>charge back what is no longer due, or keep it</source>
        <translation>cobrar lo que ya no corresponde, o no</translation>
    </message>
    <message>
        <source>exchange: scan other goods next</source>
        <translation>cambiar: escanee otro artículo</translation>
    </message>
    <message>
        <source>print the report</source>
        <translation>imprimir el informe</translation>
    </message>
    <message>
        <source>what an article costs today</source>
        <translation>lo que cuesta hoy un artículo</translation>
    </message>
    <message>
        <source>find receipts, print them again</source>
        <translation>buscar recibos, reimprimirlos</translation>
    </message>
    <message>
        <source>gift receipt, without prices</source>
        <translation>recibo de regalo, sin precios</translation>
    </message>
    <message>
        <source>keep as a picture and a PDF</source>
        <translation>guardar como imagen y PDF</translation>
    </message>
    <message>
        <source>the receipt further up</source>
        <translation>recibo: hacia arriba</translation>
    </message>
    <message>
        <source>the receipt further down</source>
        <translation>recibo: hacia abajo</translation>
    </message>
    <message>
        <source>void the whole sale, with a reason</source>
        <translation>anular toda la venta, con motivo</translation>
    </message>
    <message>
        <source>settings of this register</source>
        <translation>ajustes de esta caja</translation>
    </message>
    <message>
        <source>training: begin, or end it</source>
        <translation>formación: iniciar, terminar</translation>
    </message>
    <message>
        <source>points (as typed), coupons, gifts</source>
        <translation>puntos, cupones, regalos</translation>
    </message>
    <message>
        <source>top up stored value, as typed</source>
        <translation>recargar saldo, lo escrito</translation>
    </message>
    <message>
        <source>packages: tick off sessions</source>
        <translation>paquetes: descontar sesiones</translation>
    </message>
    <message>
        <source>new member, phone as typed</source>
        <translation>socio nuevo, teléfono escrito</translation>
    </message>
</context>
<context>
    <name>Lamp</name>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Cajón</translation>
    </message>
    <message>
        <source>HQ</source>
        <translation>Central</translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation>Enviado {time}</translation>
    </message>
    <message>
        <source>paper low</source>
        <translation>poco papel</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>sin papel</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>tapa abierta</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no está</translation>
    </message>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>Offline, selling</source>
        <translation>Sin red, vendiendo</translation>
    </message>
</context>
<context>
    <name>Member</name>
    <message>
        <source>No member</source>
        <translation>Sin socio</translation>
    </message>
    <message>
        <source>Member {name}, {tier}, stored value {value}</source>
        <translation>Socio {name}, {tier}, saldo {value}</translation>
    </message>
    <message>
        <source>Scan the card, or last 4 of the phone + F3</source>
        <translation>Tarjeta, o 4 cifras del teléfono + F3</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>Cupones</translation>
    </message>
    <message>
        <source>To grant</source>
        <translation>Por conceder</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Congelado</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>X report</source>
        <translation>Informe X</translation>
    </message>
    <message>
        <source>the shift so far; nothing is closed</source>
        <translation>el turno hasta ahora; nada se cierra</translation>
    </message>
    <message>
        <source>Find a receipt</source>
        <translation>Buscar un recibo</translation>
    </message>
    <message>
        <source>copy, gift receipt, PDF</source>
        <translation>copia, recibo de regalo, PDF</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Cajón</translation>
    </message>
    <message>
        <source>open it; cash in, out, to the safe</source>
        <translation>abrirlo; efectivo: entra, sale, caja fuerte</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>the shift stays open</source>
        <translation>el turno sigue abierto</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Cerrar el turno</translation>
    </message>
    <message>
        <source>blind count, then the Z report</source>
        <translation>conteo a ciegas, luego informe Z</translation>
    </message>
    <message>
        <source>for the store manager</source>
        <translation>para el encargado</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>End the training</source>
        <translation>Terminar la formación</translation>
    </message>
    <message>
        <source>everything of it is thrown away</source>
        <translation>todo lo hecho en ella se borra</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Formación</translation>
    </message>
    <message>
        <source>books of its own; nothing counts</source>
        <translation>libros propios; nada cuenta</translation>
    </message>
    <message>
        <source>ten things to learn, one after the other</source>
        <translation>diez cosas que aprender, una tras otra</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>Ejercicios</translation>
    </message>
    <message>
        <source>too many wrong PINs</source>
        <translation>demasiados PIN erróneos</translation>
    </message>
    <message>
        <source>Unlock a colleague</source>
        <translation>Desbloquear a un colega</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>Press the digit in front</source>
        <translation>Pulse la cifra de delante</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close the till</source>
        <translation>Cerrar la caja</translation>
    </message>
</context>
<context>
    <name>Paid</name>
    <message>
        <source>Returned</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Pagado</translation>
    </message>
    <message>
        <source>Exchanged</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>A devolver</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Receipt is printing · scan to begin the next sale</source>
        <translation>El recibo se imprime · escanee para la siguiente venta</translation>
    </message>
    <message>
        <source>Receipt printed · scan to begin the next sale</source>
        <translation>Recibo impreso · escanee para la siguiente venta</translation>
    </message>
    <message>
        <source>Receipt waits for the printer · go on selling</source>
        <translation>El recibo espera a la impresora · siga vendiendo</translation>
    </message>
    <message>
        <source>Scan to begin the next sale</source>
        <translation>Escanee para la siguiente venta</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Balance is low</source>
        <translation>Saldo bajo</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo final</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>last visit</source>
        <translation>última visita</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Socio nuevo</translation>
    </message>
    <message>
        <source>Which member?</source>
        <translation>¿Qué socio?</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Socio</translation>
    </message>
    <message>
        <source>Press the digit in front of the name</source>
        <translation>Pulse la cifra delante del nombre</translation>
    </message>
    <message>
        <source>Type the phone number or its last four digits, then Enter; or scan the card</source>
        <translation>Escriba el teléfono o sus últimas cuatro cifras y Enter; o escanee la tarjeta</translation>
    </message>
    <message>
        <source>Type a name, its pinyin initials, or a price check: the barcode</source>
        <translation>Escriba un nombre; para ver un precio, el código de barras</translation>
    </message>
    <message>
        <source>Nothing found for {query}</source>
        <translation>Nada encontrado para {query}</translation>
    </message>
    <message>
        <source>Look up an article</source>
        <translation>Buscar un artículo</translation>
    </message>
    <message>
        <source>Arrows choose, Enter sells it</source>
        <translation>Las flechas eligen, Enter lo vende</translation>
    </message>
    <message>
        <source>Only say a price</source>
        <translation>Solo ver un precio</translation>
    </message>
    <message>
        <source>member {price}</source>
        <translation>socio {price}</translation>
    </message>
    <message>
        <source>Suspended sales</source>
        <translation>Ventas en espera</translation>
    </message>
    <message>
        <source>Press its digit, or Enter</source>
        <translation>Pulse su cifra, o Enter</translation>
    </message>
    <message>
        <source>No sale is suspended</source>
        <translation>No hay ventas en espera</translation>
    </message>
    <message>
        <source>Without a receipt</source>
        <translation>Sin recibo</translation>
    </message>
    <message>
        <source>Return of which receipt?</source>
        <translation>¿Devolución de qué recibo?</translation>
    </message>
    <message>
        <source>Scan the receipt, type its number, or choose one of the last</source>
        <translation>Escanee el recibo, escriba su número o elija uno de los últimos</translation>
    </message>
    <message>
        <source>partly returned</source>
        <translation>devuelto en parte</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Teclas de esta pantalla</translation>
    </message>
    <message>
        <source>{amount} by the customer&apos;s code</source>
        <translation>{amount} con el código del cliente</translation>
    </message>
    <message>
        <source>Scan the payment code on the customer&apos;s phone</source>
        <translation>Escanee el código de pago en el teléfono del cliente</translation>
    </message>
    <message>
        <source>{amount} by {tender}</source>
        <translation>{amount} con {tender}</translation>
    </message>
    <message>
        <source>Asking for the money ...</source>
        <translation>Pidiendo el dinero…</translation>
    </message>
    <message>
        <source>The customer confirms on the phone; the till looks again by itself</source>
        <translation>El cliente confirma en el teléfono; la caja vuelve a mirar sola</translation>
    </message>
    <message>
        <source>No answer yet: the money may have moved. The till looks again by itself</source>
        <translation>Sin respuesta: el dinero quizá salió. La caja vuelve a mirar sola</translation>
    </message>
    <message>
        <source>Call it off</source>
        <translation>Cancelar el cobro</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar otra vez</translation>
    </message>
    <message>
        <source>{amount} by card</source>
        <translation>{amount} con tarjeta</translation>
    </message>
    <message>
        <source>Type the reference on the terminal&apos;s slip, then Enter</source>
        <translation>Escriba la referencia del comprobante del terminal y Enter</translation>
    </message>
    <message>
        <source>By the member&apos;s phone: {amount}</source>
        <translation>Con el teléfono del socio: {amount}</translation>
    </message>
    <message>
        <source>The member scans this, then the till scans the answer on the phone</source>
        <translation>El socio escanea esto; la caja escanea después la respuesta del teléfono</translation>
    </message>
</context>
<context>
    <name>Plural</name>
    <message numerus="yes">
        <source>Cart, %n line(s)</source>
        <translation>
            <numerusform>Carrito, %n línea</numerusform>
            <numerusform>Carrito, %n líneas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n línea</numerusform>
            <numerusform>%n líneas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n unidad</numerusform>
            <numerusform>%n unidades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Receipt, %n line(s)</source>
        <translation>
            <numerusform>Recibo, %n línea</numerusform>
            <numerusform>Recibo, %n líneas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n por enviar</numerusform>
            <numerusform>%n por enviar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en cola</numerusform>
            <numerusform>%n en cola</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are removed; the journal notes it</source>
        <translation>
            <numerusform>Se quita %n línea; queda en el diario</numerusform>
            <numerusform>Se quitan %n líneas; queda en el diario</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspended sale(s): resume or clear them</source>
        <translation>
            <numerusform>%n venta en espera: retómela o vacíela</numerusform>
            <numerusform>%n ventas en espera: retómelas o vacíelas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent entries: they are sent later</source>
        <translation>
            <numerusform>%n registro sin enviar: se envía después</numerusform>
            <numerusform>%n registros sin enviar: se envían después</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n receipt(s) wait for the printer</source>
        <translation>
            <numerusform>%n recibo espera a la impresora</numerusform>
            <numerusform>%n recibos esperan a la impresora</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Price</name>
    <message>
        <source>What does it cost?</source>
        <translation>¿Cuánto cuesta?</translation>
    </message>
    <message>
        <source>Scan it, or type its barcode and press Enter; nothing is sold</source>
        <translation>Escanéelo, o escriba su código de barras y Enter; no se vende nada</translation>
    </message>
    <message>
        <source>Members pay</source>
        <translation>Los socios pagan</translation>
    </message>
    <message>
        <source>no member</source>
        <translation>sin socio</translation>
    </message>
    <message>
        <source>Today, alone in a cart ({who})</source>
        <translation>Hoy, solo en el carrito ({who})</translation>
    </message>
    <message>
        <source>no offer applies</source>
        <translation>ninguna oferta se aplica</translation>
    </message>
    <message>
        <source>Price check</source>
        <translation>Ver precio</translation>
    </message>
    <message>
        <source>Enter sells it; scan the next one, or Esc</source>
        <translation>Enter lo vende; escanee el siguiente, o Esc</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sell</source>
        <translation>Venta</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Socio</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloqueo</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>No receipt is chosen</source>
        <translation>Ningún recibo elegido</translation>
    </message>
    <message>
        <source>Number, time, day, amount or member; or scan it</source>
        <translation>Número, hora, día, importe o socio; o escanéelo</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Imprimir copia</translation>
    </message>
    <message>
        <source>Gift receipt</source>
        <translation>Recibo de regalo</translation>
    </message>
    <message>
        <source>Keep as PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>Devolverlo</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>Anularla</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Receipts for {query}</source>
        <translation>Recibos para {query}</translation>
    </message>
    <message>
        <source>Latest receipts</source>
        <translation>Últimos recibos</translation>
    </message>
    <message>
        <source>Arrows choose, PgUp and PgDn move the paper</source>
        <translation>Las flechas eligen, RePág y AvPág mueven el papel</translation>
    </message>
    <message>
        <source>None fits; try the amount, the day (1-31) or the time (18:42)</source>
        <translation>Ninguno coincide; pruebe el importe, el día (1-31) o la hora (18:42)</translation>
    </message>
    <message>
        <source>Nothing was printed of it</source>
        <translation>No se imprimió nada de ella</translation>
    </message>
    <message>
        <source>return</source>
        <translation>devolución</translation>
    </message>
    <message>
        <source>top-up</source>
        <translation>recarga</translation>
    </message>
    <message>
        <source>voided sale</source>
        <translation>venta anulada</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>regalo</translation>
    </message>
    <message>
        <source>gift taken back</source>
        <translation>regalo devuelto</translation>
    </message>
    <message>
        <source>points</source>
        <translation>puntos</translation>
    </message>
    <message>
        <source>new member</source>
        <translation>socio nuevo</translation>
    </message>
    <message>
        <source>session</source>
        <translation>sesión</translation>
    </message>
    <message>
        <source>sessions given on</source>
        <translation>sesiones cedidas</translation>
    </message>
    <message>
        <source>service</source>
        <translation>servicio</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>sorteo</translation>
    </message>
    <message>
        <source>tier</source>
        <translation>nivel</translation>
    </message>
    <message>
        <source>membership</source>
        <translation>membresía</translation>
    </message>
    <message>
        <source>new card</source>
        <translation>tarjeta nueva</translation>
    </message>
    <message>
        <source>card frozen</source>
        <translation>tarjeta congelada</translation>
    </message>
    <message>
        <source>card in use again</source>
        <translation>tarjeta descongelada</translation>
    </message>
    <message>
        <source>refund in cash</source>
        <translation>reembolso en efectivo</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Informe Z</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>devuelto</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A new member needs a phone number or a card</source>
        <translation>Un socio nuevo necesita teléfono o tarjeta</translation>
    </message>
    <message>
        <source>Type the phone number, or scan a blank card</source>
        <translation>Escriba el teléfono, o escanee una tarjeta en blanco</translation>
    </message>
    <message>
        <source>{typed} is not a phone number</source>
        <translation>{typed} no es un teléfono</translation>
    </message>
    <message>
        <source>Type its 11 digits again</source>
        <translation>Escriba otra vez sus 11 cifras</translation>
    </message>
    <message>
        <source>{card} cannot be a member card</source>
        <translation>{card} no puede ser una tarjeta de socio</translation>
    </message>
    <message>
        <source>Scan a blank card of this chain</source>
        <translation>Escanee una tarjeta en blanco de esta cadena</translation>
    </message>
    <message>
        <source>{typed} is not a birthday</source>
        <translation>{typed} no es una fecha de nacimiento</translation>
    </message>
    <message>
        <source>Type it as 1990-05-17, or leave it empty</source>
        <translation>Escríbala como 1990-05-17, o déjela vacía</translation>
    </message>
    <message>
        <source>This phone number belongs to {name}</source>
        <translation>Este teléfono es de {name}</translation>
    </message>
    <message>
        <source>Attach that member instead</source>
        <translation>Ponga a ese socio en la venta</translation>
    </message>
    <message>
        <source>This card belongs to {name}</source>
        <translation>Esta tarjeta es de {name}</translation>
    </message>
    <message>
        <source>Scan another blank card</source>
        <translation>Escanee otra tarjeta en blanco</translation>
    </message>
    <message>
        <source>The agreement was not accepted</source>
        <translation>No se aceptaron las condiciones</translation>
    </message>
    <message>
        <source>Show it to the customer and ask again</source>
        <translation>Muéstrelas al cliente y pregunte otra vez</translation>
    </message>
    <message>
        <source>Nobody can bring himself</source>
        <translation>Nadie puede traerse a sí mismo</translation>
    </message>
    <message>
        <source>Choose the member who brought him, or nobody</source>
        <translation>Elija al socio que lo trajo, o a nadie</translation>
    </message>
    <message>
        <source>{name} is sold to members only</source>
        <translation>{name} se vende solo a socios</translation>
    </message>
    <message>
        <source>Scan the card, or enrol the customer first</source>
        <translation>Escanee la tarjeta, o dé de alta antes al cliente</translation>
    </message>
    <message>
        <source>This sale is not for a company</source>
        <translation>Esta venta no es para una empresa</translation>
    </message>
    <message>
        <source>Attach the company first, then who buys for it</source>
        <translation>Ponga primero la empresa, después a quien compra por ella</translation>
    </message>
    <message>
        <source>A company cannot buy for a company</source>
        <translation>Una empresa no puede comprar por otra</translation>
    </message>
    <message>
        <source>Scan the card of the person who buys</source>
        <translation>Escanee la tarjeta de la persona que compra</translation>
    </message>
    <message>
        <source>The till does not know this package yet</source>
        <translation>La caja aún no conoce este paquete</translation>
    </message>
    <message>
        <source>Try again when HQ was reached</source>
        <translation>Intente de nuevo cuando haya conexión con la central</translation>
    </message>
    <message>
        <source>No package of this member can be paid back here</source>
        <translation>Aquí no se puede reembolsar ningún paquete de este socio</translation>
    </message>
    <message>
        <source>Scan the receipt of the sale that sold it</source>
        <translation>Escanee el recibo de la venta del paquete</translation>
    </message>
    <message>
        <source>This package is not paid back</source>
        <translation>Este paquete no se reembolsa</translation>
    </message>
    <message>
        <source>The sessions stay good until they are used</source>
        <translation>Las sesiones valen hasta que se usen</translation>
    </message>
    <message>
        <source>{here} of {left} sessions are known to be free here</source>
        <translation>De {left} sesiones, {here} están libres en esta caja</translation>
    </message>
    <message>
        <source>Sessions of this package were used already</source>
        <translation>Ya se usaron sesiones de este paquete</translation>
    </message>
    <message>
        <source>Pay the unused part back instead</source>
        <translation>Reembolse solo la parte sin usar</translation>
    </message>
    <message>
        <source>The sessions have ended; {here} are still good</source>
        <translation>Las sesiones caducaron; aún valen {here}</translation>
    </message>
    <message>
        <source>Use those, or sell a new package</source>
        <translation>Use esas, o venda un paquete nuevo</translation>
    </message>
    <message>
        <source>{here} sessions are left here, {wanted} are wanted</source>
        <translation>Quedan {here} sesiones aquí, se piden {wanted}</translation>
    </message>
    <message>
        <source>Tick off fewer, or ask HQ for more</source>
        <translation>Descuente menos, o pida más a la central</translation>
    </message>
    <message>
        <source>A session pays for this line already</source>
        <translation>Una sesión ya paga esta línea</translation>
    </message>
    <message>
        <source>Choose another line</source>
        <translation>Elija otra línea</translation>
    </message>
    <message>
        <source>This package does not cover {sku}</source>
        <translation>Este paquete no cubre {sku}</translation>
    </message>
    <message>
        <source>Choose another package, or sell it</source>
        <translation>Elija otro paquete, o véndalo</translation>
    </message>
    <message>
        <source>This package cannot be given to somebody else</source>
        <translation>Este paquete no se puede dar a otra persona</translation>
    </message>
    <message>
        <source>It stays with its member</source>
        <translation>Se queda con su socio</translation>
    </message>
    <message>
        <source>Both are the same member</source>
        <translation>Los dos son el mismo socio</translation>
    </message>
    <message>
        <source>Scan the other member&apos;s card</source>
        <translation>Escanee la tarjeta del otro socio</translation>
    </message>
    <message>
        <source>The till does not know this membership yet</source>
        <translation>La caja aún no conoce esta membresía</translation>
    </message>
    <message>
        <source>The till does not know this draw yet</source>
        <translation>La caja aún no conoce este sorteo</translation>
    </message>
    <message>
        <source>This sale has no draw left</source>
        <translation>A esta venta no le quedan sorteos</translation>
    </message>
    <message>
        <source>Each draw of a sale is made once</source>
        <translation>Cada sorteo de una venta se hace una vez</translation>
    </message>
    <message>
        <source>This draw belongs to a sale and costs no points</source>
        <translation>Este sorteo va con una venta y no cuesta puntos</translation>
    </message>
    <message>
        <source>Make it with the receipt of the sale</source>
        <translation>Hágalo con el recibo de la venta</translation>
    </message>
    <message>
        <source>Another draw was made meanwhile</source>
        <translation>Mientras tanto se hizo otro sorteo</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Sortee otra vez</translation>
    </message>
    <message>
        <source>The till is not ready to draw yet</source>
        <translation>La caja aún no puede sortear</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Intente de nuevo en un momento</translation>
    </message>
    <message>
        <source>The member has no right to this here and now</source>
        <translation>El socio no tiene derecho a esto aquí y ahora</translation>
    </message>
    <message>
        <source>Look at the list again with F3</source>
        <translation>Mire la lista otra vez con F3</translation>
    </message>
    <message>
        <source>This was granted already</source>
        <translation>Esto ya se concedió</translation>
    </message>
    <message>
        <source>Tell the member when it was; the list shows what is left</source>
        <translation>Diga al socio cuándo fue; la lista muestra lo que queda</translation>
    </message>
    <message>
        <source>This was granted in another store, or cannot be asked for now</source>
        <translation>Se concedió en otra tienda, o ahora no se puede consultar</translation>
    </message>
    <message>
        <source>Grant something else, or try again when the network is back</source>
        <translation>Conceda otra cosa, o intente de nuevo cuando vuelva la red</translation>
    </message>
    <message>
        <source>This coupon has ended</source>
        <translation>Este cupón ha terminado</translation>
    </message>
    <message>
        <source>Sell without it</source>
        <translation>Venda sin él</translation>
    </message>
    <message>
        <source>This coupon is not for this member, store or time</source>
        <translation>Este cupón no es para este socio, tienda u hora</translation>
    </message>
    <message>
        <source>Sell without it; the member keeps it</source>
        <translation>Venda sin él; el socio lo conserva</translation>
    </message>
    <message>
        <source>Whether this coupon holds is not known here: the member is of another store</source>
        <translation>Aquí no se sabe si el cupón vale: el socio es de otra tienda</translation>
    </message>
    <message>
        <source>This till is too old for this coupon</source>
        <translation>Esta caja es demasiado antigua para este cupón</translation>
    </message>
    <message>
        <source>This key does nothing here</source>
        <translation>Esta tecla no hace nada aquí</translation>
    </message>
    <message>
        <source>Finish this page, or leave it with Esc</source>
        <translation>Termine esta página, o salga con Esc</translation>
    </message>
    <message>
        <source>How is it paid?</source>
        <translation>¿Cómo se paga?</translation>
    </message>
    <message>
        <source>Press F9 for cash, F11 for a card</source>
        <translation>Pulse F9 para efectivo, F11 para tarjeta</translation>
    </message>
    <message>
        <source>Press F9 for cash, F10 for a payment code, F11 for a card</source>
        <translation>Pulse F9 para efectivo, F10 para código de pago, F11 para tarjeta</translation>
    </message>
    <message>
        <source>Points do not pay here</source>
        <translation>Aquí los puntos no pagan</translation>
    </message>
    <message>
        <source>Take cash or stored value</source>
        <translation>Cobre en efectivo o con saldo</translation>
    </message>
    <message>
        <source>{typed} is no number of points</source>
        <translation>{typed} no es un número de puntos</translation>
    </message>
    <message>
        <source>Type whole points, then Ctrl+R</source>
        <translation>Escriba puntos enteros y después Ctrl+R</translation>
    </message>
    <message>
        <source>Points pay in steps of {step}</source>
        <translation>Los puntos pagan de {step} en {step}</translation>
    </message>
    <message>
        <source>Type a multiple of {step}</source>
        <translation>Escriba un múltiplo de {step}</translation>
    </message>
    <message>
        <source>Of this bill {least} to {most} points may be paid</source>
        <translation>De esta cuenta se pueden pagar de {least} a {most} puntos</translation>
    </message>
    <message>
        <source>Type another number, or take cash</source>
        <translation>Escriba otro número, o cobre en efectivo</translation>
    </message>
    <message>
        <source>The plan does not allow these points: {why}</source>
        <translation>El plan no permite estos puntos: {why}</translation>
    </message>
    <message>
        <source>Take the points out and pay otherwise</source>
        <translation>Quite los puntos y cobre de otro modo</translation>
    </message>
    <message>
        <source>{held} points can be spent here now, not {points}</source>
        <translation>Aquí se pueden usar ahora {held} puntos, no {points}</translation>
    </message>
    <message>
        <source>Type fewer, or take the rest in cash</source>
        <translation>Escriba menos, o cobre el resto en efectivo</translation>
    </message>
    <message>
        <source>No points can be spent here now (of {points})</source>
        <translation>Ahora no se pueden usar puntos aquí (de {points})</translation>
    </message>
    <message>
        <source>No gift {sku} for {points} points</source>
        <translation>No hay regalo {sku} por {points} puntos</translation>
    </message>
    <message>
        <source>Choose from the list of gifts</source>
        <translation>Elija de la lista de regalos</translation>
    </message>
    <message>
        <source>No gift that can come back here has this number</source>
        <translation>Ningún regalo que pueda volver aquí tiene este número</translation>
    </message>
    <message>
        <source>Type it with its register, as S01-R2-000123, or go to the till that gave it</source>
        <translation>Escríbalo con su caja, como S01-R2-000123, o vaya a la caja que lo dio</translation>
    </message>
    <message>
        <source>The plan does not take {name} back</source>
        <translation>El plan no admite devolver {name}</translation>
    </message>
    <message>
        <source>Nothing is to be done</source>
        <translation>No hay nada que hacer</translation>
    </message>
    <message>
        <source>This gift was brought back already</source>
        <translation>Este regalo ya se devolvió</translation>
    </message>
    <message>
        <source>This earns no points, or earned them already</source>
        <translation>Esto no da puntos, o ya los dio</translation>
    </message>
    <message>
        <source>The plan has no tier {tier} for this member</source>
        <translation>El plan no tiene nivel {tier} para este socio</translation>
    </message>
    <message>
        <source>Choose another tier</source>
        <translation>Elija otro nivel</translation>
    </message>
    <message>
        <source>The member has this tier or a better one</source>
        <translation>El socio tiene este nivel o uno mejor</translation>
    </message>
    <message>
        <source>Choose a better tier</source>
        <translation>Elija un nivel mejor</translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation>Falta un motivo</translation>
    </message>
    <message>
        <source>Type why, or choose a reason</source>
        <translation>Escriba por qué, o elija un motivo</translation>
    </message>
    <message>
        <source>{receipt} is no sale: there is no gift receipt for it</source>
        <translation>{receipt} no es una venta: no tiene recibo de regalo</translation>
    </message>
    <message>
        <source>Print a copy instead</source>
        <translation>Imprima una copia</translation>
    </message>
    <message>
        <source>This till keeps no receipts as files</source>
        <translation>Esta caja no guarda recibos como archivos</translation>
    </message>
    <message>
        <source>There is no training at this till</source>
        <translation>En esta caja no hay formación</translation>
    </message>
    <message>
        <source>Ask the store manager</source>
        <translation>Pregunte al encargado</translation>
    </message>
    <message>
        <source>{typed} cannot stand there</source>
        <translation>{typed} no puede estar ahí</translation>
    </message>
    <message>
        <source>Write tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME, or choose with + and −</source>
        <translation>Escriba tcp:EQUIPO:PUERTO, serial:PUERTO, file:DISPOSITIVO o queue:COLA, o elija con + y −</translation>
    </message>
    <message>
        <source>That is not changed in a training</source>
        <translation>Eso no se cambia en una formación</translation>
    </message>
    <message>
        <source>End the training first</source>
        <translation>Termine antes la formación</translation>
    </message>
    <message>
        <source>No article for {scanned}</source>
        <translation>No hay artículo para {scanned}</translation>
    </message>
    <message>
        <source>Scan again, or press F4 to search by name</source>
        <translation>Escanee otra vez, o pulse F4 para buscar por nombre</translation>
    </message>
    <message>
        <source>{scanned} was read wrongly</source>
        <translation>{scanned} se leyó mal</translation>
    </message>
    <message>
        <source>Scan again, or type the digits below the bars</source>
        <translation>Escanee otra vez, o escriba las cifras bajo las barras</translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation>No se leyó nada</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Escanee otra vez</translation>
    </message>
    <message>
        <source>This code is too long for the till</source>
        <translation>Este código es demasiado largo para la caja</translation>
    </message>
    <message>
        <source>Scan the article&apos;s own barcode</source>
        <translation>Escanee el código de barras del propio artículo</translation>
    </message>
    <message>
        <source>The scan was not taken</source>
        <translation>El escaneo no se tomó</translation>
    </message>
    <message>
        <source>Finish this step first, then scan again</source>
        <translation>Termine antes este paso y escanee otra vez</translation>
    </message>
    <message>
        <source>This is a payment code; it cannot be taken here</source>
        <translation>Es un código de pago; aquí no se puede cobrar</translation>
    </message>
    <message>
        <source>Ask for cash or stored value</source>
        <translation>Pida efectivo o saldo</translation>
    </message>
    <message>
        <source>Nothing was typed</source>
        <translation>No se escribió nada</translation>
    </message>
    <message>
        <source>Type first, then press the key</source>
        <translation>Escriba primero, después pulse la tecla</translation>
    </message>
    <message>
        <source>{typed} is not an amount</source>
        <translation>{typed} no es un importe</translation>
    </message>
    <message>
        <source>Type the amount received, for example 200 or 200.50</source>
        <translation>Escriba el importe recibido, por ejemplo 200 o 200.50</translation>
    </message>
    <message>
        <source>{name} has no price</source>
        <translation>{name} no tiene precio</translation>
    </message>
    <message>
        <source>Put it aside and tell the store manager</source>
        <translation>Apártelo y avise al encargado</translation>
    </message>
    <message>
        <source>{name} is sold by weight</source>
        <translation>{name} se vende por peso</translation>
    </message>
    <message>
        <source>Weigh it, type the kilograms with a point, for example 0.735, then *</source>
        <translation>Péselo, escriba los kilos con punto, por ejemplo 0.735, y después *</translation>
    </message>
    <message>
        <source>{name} is not sold here</source>
        <translation>{name} no se vende aquí</translation>
    </message>
    <message>
        <source>Put it aside</source>
        <translation>Apártelo</translation>
    </message>
    <message>
        <source>The quantity cannot be 0</source>
        <translation>La cantidad no puede ser 0</translation>
    </message>
    <message>
        <source>Type a quantity, or press Del to remove the line</source>
        <translation>Escriba una cantidad, o pulse Supr (Del) para quitar la línea</translation>
    </message>
    <message>
        <source>The quantity is too large</source>
        <translation>La cantidad es demasiado grande</translation>
    </message>
    <message>
        <source>At most {most}: type it again</source>
        <translation>Como máximo {most}: escríbala otra vez</translation>
    </message>
    <message>
        <source>{typed} is not a quantity</source>
        <translation>{typed} no es una cantidad</translation>
    </message>
    <message>
        <source>Type digits, then *</source>
        <translation>Escriba cifras y después *</translation>
    </message>
    <message>
        <source>Pieces are whole: type digits, then *</source>
        <translation>Las unidades son enteras: escriba cifras y después *</translation>
    </message>
    <message>
        <source>No line is chosen</source>
        <translation>Ninguna línea elegida</translation>
    </message>
    <message>
        <source>Choose a line with the arrow keys</source>
        <translation>Elija una línea con las flechas</translation>
    </message>
    <message>
        <source>The till is booking</source>
        <translation>La caja está registrando</translation>
    </message>
    <message>
        <source>Wait a moment, then try again</source>
        <translation>Espere un momento e intente de nuevo</translation>
    </message>
    <message>
        <source>A scan does not help here</source>
        <translation>Aquí no sirve escanear</translation>
    </message>
    <message>
        <source>Finish this page, or press Esc</source>
        <translation>Termine esta página, o pulse Esc</translation>
    </message>
    <message>
        <source>There is no such line</source>
        <translation>No existe esa línea</translation>
    </message>
    <message>
        <source>The cart is empty</source>
        <translation>El carrito está vacío</translation>
    </message>
    <message>
        <source>Scan an article first</source>
        <translation>Escanee antes un artículo</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>No hay nada que deshacer</translation>
    </message>
    <message>
        <source>Go on scanning</source>
        <translation>Siga escaneando</translation>
    </message>
    <message>
        <source>Part of this sale is paid already</source>
        <translation>Ya se pagó una parte de esta venta</translation>
    </message>
    <message>
        <source>Take the rest, or press Esc to give it back</source>
        <translation>Cobre el resto, o pulse Esc para devolverlo</translation>
    </message>
    <message>
        <source>A sale is open</source>
        <translation>Hay una venta abierta</translation>
    </message>
    <message>
        <source>Finish it, or suspend it with F6</source>
        <translation>Termínela, o déjela en espera con F6</translation>
    </message>
    <message>
        <source>Goods come back for this sale</source>
        <translation>Con esta venta se cambian artículos</translation>
    </message>
    <message>
        <source>Finish the exchange, or press Esc: back to the return</source>
        <translation>Termine el cambio, o pulse Esc: a la devolución</translation>
    </message>
    <message>
        <source>This sale is finished already</source>
        <translation>Esta venta ya está terminada</translation>
    </message>
    <message>
        <source>Begin the next one</source>
        <translation>Empiece la siguiente</translation>
    </message>
    <message>
        <source>No member has the card {card}</source>
        <translation>Ningún socio tiene la tarjeta {card}</translation>
    </message>
    <message>
        <source>Scan again, or type the phone and press F3; Ctrl+N enrols with this card</source>
        <translation>Escanee otra vez, o escriba el teléfono y F3; Ctrl+N da de alta con esta tarjeta</translation>
    </message>
    <message>
        <source>No member found for {typed}</source>
        <translation>Ningún socio encontrado para {typed}</translation>
    </message>
    <message>
        <source>Type the whole phone number, or scan the card; Ctrl+N enrols a new member</source>
        <translation>Escriba el teléfono entero, o escanee la tarjeta; Ctrl+N da de alta a un socio</translation>
    </message>
    <message>
        <source>The card of {name} is frozen</source>
        <translation>La tarjeta de {name} está bloqueada</translation>
    </message>
    <message>
        <source>Sell without the member; the store manager can help</source>
        <translation>Venda sin el socio; el encargado puede ayudar</translation>
    </message>
    <message>
        <source>This sale has no member</source>
        <translation>Esta venta no tiene socio</translation>
    </message>
    <message>
        <source>Scan the card, or type the phone and press F3</source>
        <translation>Escanee la tarjeta, o escriba el teléfono y pulse F3</translation>
    </message>
    <message>
        <source>A coupon belongs to a member</source>
        <translation>Un cupón pertenece a un socio</translation>
    </message>
    <message>
        <source>Scan the card first, then the coupon</source>
        <translation>Escanee primero la tarjeta, después el cupón</translation>
    </message>
    <message>
        <source>This coupon cannot be used here now</source>
        <translation>Este cupón no se puede usar aquí ahora</translation>
    </message>
    <message>
        <source>It is used, expired, or another member&apos;s; sell without it</source>
        <translation>Está usado, caducado o es de otro socio; venda sin él</translation>
    </message>
    <message>
        <source>This coupon is in the cart already</source>
        <translation>Este cupón ya está en el carrito</translation>
    </message>
    <message>
        <source>The till does not know this coupon yet</source>
        <translation>La caja aún no conoce este cupón</translation>
    </message>
    <message>
        <source>There is nothing to pay</source>
        <translation>No hay nada que pagar</translation>
    </message>
    <message>
        <source>New prices are in force: {due} are due now</source>
        <translation>Hay precios nuevos: ahora se deben {due}</translation>
    </message>
    <message>
        <source>Tell the customer, then take the payment</source>
        <translation>Avise al cliente y después cobre</translation>
    </message>
    <message>
        <source>{due} are still to pay</source>
        <translation>Faltan por pagar {due}</translation>
    </message>
    <message>
        <source>Take the rest</source>
        <translation>Cobre el resto</translation>
    </message>
    <message>
        <source>The amount cannot be 0</source>
        <translation>El importe no puede ser 0</translation>
    </message>
    <message>
        <source>Type the amount again</source>
        <translation>Escriba otra vez el importe</translation>
    </message>
    <message>
        <source>Only cash gives change</source>
        <translation>Solo el efectivo da cambio</translation>
    </message>
    <message>
        <source>Type at most {payable}</source>
        <translation>Escriba como máximo {payable}</translation>
    </message>
    <message>
        <source>{amount} in cash is much more than is due</source>
        <translation>{amount} en efectivo es mucho más de lo que se debe</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Cuente otra vez</translation>
    </message>
    <message>
        <source>Stored value to spend here: {here} of {balance}</source>
        <translation>Saldo que se puede usar aquí: {here} de {balance}</translation>
    </message>
    <message>
        <source>Press F12 to take what is here, the rest in cash</source>
        <translation>Pulse F12 para cobrar lo que hay, el resto en efectivo</translation>
    </message>
    <message>
        <source>No stored value can be spent here now (balance {balance})</source>
        <translation>Ahora no se puede usar saldo aquí (saldo {balance})</translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation>Cobre en efectivo</translation>
    </message>
    <message>
        <source>This till may spend only {room} of it now</source>
        <translation>Esta caja puede usar ahora solo {room} de él</translation>
    </message>
    <message>
        <source>Take the rest in cash</source>
        <translation>Cobre el resto en efectivo</translation>
    </message>
    <message>
        <source>{amount} of the balance are lent to {where} since {since}</source>
        <translation>{amount} del saldo están prestados a {where} desde {since}</translation>
    </message>
    <message>
        <source>No receipt {receipt} on this till</source>
        <translation>No hay recibo {receipt} en esta caja</translation>
    </message>
    <message>
        <source>Check the number, or choose from the list with F8</source>
        <translation>Revise el número, o elija de la lista con F8</translation>
    </message>
    <message>
        <source>Receipt {receipt} is of register {register}</source>
        <translation>El recibo {receipt} es de la caja {register}</translation>
    </message>
    <message>
        <source>Go to that register with it</source>
        <translation>Vaya a esa caja con él</translation>
    </message>
    <message>
        <source>The right to return this receipt is lent to another register</source>
        <translation>El derecho a devolver este recibo está prestado a otra caja</translation>
    </message>
    <message>
        <source>Open the receipt again when HQ is there</source>
        <translation>Abra el recibo de nuevo cuando responda la central</translation>
    </message>
    <message>
        <source>Only HQ knows what is left of receipt {receipt}, and it does not answer</source>
        <translation>Solo la central sabe qué queda del recibo {receipt}, y no responde</translation>
    </message>
    <message>
        <source>Give the goods back at register {register}, or here when HQ is there</source>
        <translation>Devuelva en la caja {register}, o aquí cuando responda la central</translation>
    </message>
    <message>
        <source>Register {register} has the right to return {receipt} and does not answer</source>
        <translation>La caja {register} tiene el derecho a devolver {receipt} y no responde</translation>
    </message>
    <message>
        <source>Try again in a minute, or give the goods back there</source>
        <translation>Intente de nuevo en un minuto, o devuelva allí</translation>
    </message>
    <message>
        <source>HQ knows no receipt {receipt}, or not yet</source>
        <translation>La central no conoce el recibo {receipt}, o aún no</translation>
    </message>
    <message>
        <source>Check the number, or give the goods back at register {register}</source>
        <translation>Revise el número, o devuelva en la caja {register}</translation>
    </message>
    <message>
        <source>There are two receipts {receipt}</source>
        <translation>Hay dos recibos {receipt}</translation>
    </message>
    <message>
        <source>Type the number with the 12 signs that stand behind it on the paper</source>
        <translation>Escriba el número con los 12 signos que lo siguen en el papel</translation>
    </message>
    <message>
        <source>Nothing is taken back here without a receipt</source>
        <translation>Aquí no se acepta nada sin recibo</translation>
    </message>
    <message>
        <source>Ask for the receipt, or find it by amount, day or phone with Ctrl+F</source>
        <translation>Pida el recibo, o búsquelo por importe, día o teléfono con Ctrl+F</translation>
    </message>
    <message>
        <source>Find the receipt by amount, day or phone with Ctrl+F</source>
        <translation>Busque el recibo por importe, día o teléfono con Ctrl+F</translation>
    </message>
    <message>
        <source>Without a receipt at most {amount} go back at a time</source>
        <translation>Sin recibo se devuelven a lo sumo {amount} por vez</translation>
    </message>
    <message>
        <source>Without receipts at most {amount} go back at this till in a day</source>
        <translation>Sin recibos se devuelven a lo sumo {amount} por día en esta caja</translation>
    </message>
    <message>
        <source>Find the receipt, or ask the customer to come back tomorrow</source>
        <translation>Busque el recibo, o pida al cliente que vuelva mañana</translation>
    </message>
    <message>
        <source>Without a receipt it goes back as stored value of a member</source>
        <translation>Sin recibo se devuelve como saldo de un socio</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card, or enrol him first</source>
        <translation>Escanee la tarjeta del socio, o inscríbalo primero</translation>
    </message>
    <message>
        <source>Receipt {receipt} does not fit our journal</source>
        <translation>El recibo {receipt} no encaja con nuestro diario</translation>
    </message>
    <message>
        <source>Keep it and call the store manager</source>
        <translation>Guárdelo y llame al encargado</translation>
    </message>
    <message>
        <source>{name} is not on this receipt</source>
        <translation>{name} no está en este recibo</translation>
    </message>
    <message>
        <source>Check the receipt and the goods</source>
        <translation>Revise el recibo y los artículos</translation>
    </message>
    <message>
        <source>Something of this receipt came back meanwhile</source>
        <translation>Mientras tanto volvió algo de este recibo</translation>
    </message>
    <message>
        <source>Choose the goods again</source>
        <translation>Elija otra vez los artículos</translation>
    </message>
    <message>
        <source>Finish it, or suspend it with F6; then return</source>
        <translation>Termínela, o déjela en espera con F6; después devuelva</translation>
    </message>
    <message>
        <source>All of receipt {receipt} is returned already</source>
        <translation>Ya se devolvió todo el recibo {receipt}</translation>
    </message>
    <message>
        <source>Check the number of the receipt</source>
        <translation>Revise el número del recibo</translation>
    </message>
    <message>
        <source>No goods are chosen</source>
        <translation>Ningún artículo elegido</translation>
    </message>
    <message>
        <source>Press + on a line, or F8 for everything</source>
        <translation>Pulse + en una línea, o F8 para todo</translation>
    </message>
    <message>
        <source>Nothing of this return is to be decided</source>
        <translation>En esta devolución no hay nada que decidir</translation>
    </message>
    <message>
        <source>Enter gives back what is shown</source>
        <translation>Enter devuelve lo que se muestra</translation>
    </message>
    <message>
        <source>No more than {left} of this line can come back</source>
        <translation>De esta línea no pueden volver más de {left}</translation>
    </message>
    <message>
        <source>Type it again</source>
        <translation>Escríbalo otra vez</translation>
    </message>
    <message>
        <source>This receipt cannot be returned in part</source>
        <translation>Este recibo no se puede devolver en parte</translation>
    </message>
    <message>
        <source>Return everything with F8</source>
        <translation>Devuelva todo con F8</translation>
    </message>
    <message>
        <source>The PIN is wrong</source>
        <translation>El PIN no es correcto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intente de nuevo</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>Demasiados PIN incorrectos</translation>
    </message>
    <message>
        <source>Wait {seconds} seconds, then try again</source>
        <translation>Espere {seconds} segundos e intente de nuevo</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Nadie ha entrado</translation>
    </message>
    <message>
        <source>Sign in first</source>
        <translation>Entre primero</translation>
    </message>
    <message>
        <source>The drawer is not counted yet</source>
        <translation>El cajón aún no está contado</translation>
    </message>
    <message>
        <source>Count it and lock the count</source>
        <translation>Cuéntelo y fije el conteo</translation>
    </message>
    <message>
        <source>Nobody here has this name</source>
        <translation>Nadie aquí tiene ese nombre</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>Elija de la lista</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>Ningún turno está abierto</translation>
    </message>
    <message>
        <source>Open a shift first</source>
        <translation>Abra antes un turno</translation>
    </message>
    <message>
        <source>A shift is still open</source>
        <translation>Aún hay un turno abierto</translation>
    </message>
    <message>
        <source>Close it first</source>
        <translation>Ciérrelo primero</translation>
    </message>
    <message>
        <source>The shift is open already</source>
        <translation>El turno ya está abierto</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>Siga vendiendo</translation>
    </message>
    <message>
        <source>The shift is closed</source>
        <translation>El turno está cerrado</translation>
    </message>
    <message>
        <source>Open a new one</source>
        <translation>Abra uno nuevo</translation>
    </message>
    <message>
        <source>The business day {day} is closed</source>
        <translation>El día {day} está cerrado</translation>
    </message>
    <message>
        <source>Open a shift of the new day</source>
        <translation>Abra un turno del nuevo día</translation>
    </message>
    <message>
        <source>{amount} cannot be a float</source>
        <translation>{amount} no puede ser un fondo</translation>
    </message>
    <message>
        <source>Count it again</source>
        <translation>Cuéntelo otra vez</translation>
    </message>
    <message>
        <source>A count is missing</source>
        <translation>Falta contar algo</translation>
    </message>
    <message>
        <source>Type how many of each</source>
        <translation>Escriba cuántos de cada uno</translation>
    </message>
    <message>
        <source>The drawer differs by {variance}</source>
        <translation>El cajón difiere en {variance}</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Elija un motivo</translation>
    </message>
    <message>
        <source>Sales are still suspended</source>
        <translation>Aún hay ventas en espera</translation>
    </message>
    <message>
        <source>Resume or clear them before closing</source>
        <translation>Retómelas o vacíelas antes de cerrar</translation>
    </message>
    <message>
        <source>More than {limit} of stored value needs the member&apos;s PIN</source>
        <translation>Más de {limit} de saldo requiere el PIN del socio</translation>
    </message>
    <message>
        <source>Let the member type it, or take at most {limit} of it</source>
        <translation>Que el socio lo escriba, o cobre como máximo {limit} de saldo</translation>
    </message>
    <message>
        <source>This till knows no PIN of the member</source>
        <translation>Esta caja no conoce ningún PIN del socio</translation>
    </message>
    <message>
        <source>Take at most {limit} of stored value, the rest in cash</source>
        <translation>Cobre como máximo {limit} de saldo, el resto en efectivo</translation>
    </message>
    <message>
        <source>Type how much is paid in</source>
        <translation>Escriba cuánto se recarga</translation>
    </message>
    <message>
        <source>Stored value and points cannot pay a top-up</source>
        <translation>Saldo y puntos no pueden pagar una recarga</translation>
    </message>
    <message>
        <source>Take cash or a card</source>
        <translation>Cobre en efectivo o con tarjeta</translation>
    </message>
    <message>
        <source>The bonus is another one now: {principal} bring {bonus}</source>
        <translation>El regalo ahora es otro: {principal} traen {bonus}</translation>
    </message>
    <message>
        <source>Tell the customer, then begin the top-up again</source>
        <translation>Avise al cliente y empiece la recarga de nuevo</translation>
    </message>
    <message>
        <source>HQ cannot be asked; {may_pay} may be paid in here</source>
        <translation>La central no responde; aquí se pueden recargar {may_pay}</translation>
    </message>
    <message>
        <source>Top up less, or later</source>
        <translation>Recargue menos, o más tarde</translation>
    </message>
    <message>
        <source>The law limits this card: {may_pay} may still be paid in</source>
        <translation>La ley limita esta tarjeta: aún se pueden recargar {may_pay}</translation>
    </message>
    <message>
        <source>Top up at most that</source>
        <translation>Recargue eso como máximo</translation>
    </message>
    <message>
        <source>The plan has no such trial card</source>
        <translation>El plan no tiene esa tarjeta de prueba</translation>
    </message>
    <message>
        <source>This trial card is not sold now</source>
        <translation>Esta tarjeta de prueba no se vende ahora</translation>
    </message>
    <message>
        <source>Offer an ordinary top-up</source>
        <translation>Ofrezca una recarga normal</translation>
    </message>
    <message>
        <source>This member had the trial card already, or HQ cannot be asked</source>
        <translation>El socio ya tuvo la tarjeta de prueba, o la central no responde</translation>
    </message>
    <message>
        <source>Receipt {receipt} is no top-up of this till</source>
        <translation>{receipt} no es una recarga de esta caja</translation>
    </message>
    <message>
        <source>Check the number, or choose from the list</source>
        <translation>Revise el número, o elija de la lista</translation>
    </message>
    <message>
        <source>The top-up {receipt} was cancelled already</source>
        <translation>La recarga {receipt} ya se anuló</translation>
    </message>
    <message>
        <source>This top-up could be cancelled until {until}</source>
        <translation>Esta recarga se podía anular hasta {until}</translation>
    </message>
    <message>
        <source>The balance stays; closing the membership pays back what is owed</source>
        <translation>El saldo queda; al darse de baja se paga lo que se debe</translation>
    </message>
    <message>
        <source>Something of this top-up was spent, or lies at another till</source>
        <translation>Algo de esta recarga se gastó, o está en otra caja</translation>
    </message>
    <message>
        <source>It cannot be cancelled; the balance stays</source>
        <translation>No se puede anular; el saldo queda</translation>
    </message>
    <message>
        <source>Ask for it and choose its kind</source>
        <translation>Pídalo y elija de qué tipo es</translation>
    </message>
    <message>
        <source>An open sale holds stored value or coupons of this member</source>
        <translation>Una venta abierta ocupa saldo o cupones de este socio</translation>
    </message>
    <message>
        <source>Finish or clear it first</source>
        <translation>Termínela o vacíela primero</translation>
    </message>
    <message>
        <source>This code was mistyped</source>
        <translation>Este código se escribió mal</translation>
    </message>
    <message>
        <source>Type its 16 characters again; HQ was not asked</source>
        <translation>Escriba otra vez sus 16 caracteres; no se preguntó a la central</translation>
    </message>
    <message>
        <source>This card is not accepted</source>
        <translation>Esta tarjeta no se acepta</translation>
    </message>
    <message>
        <source>Check the code; the store manager can ask HQ</source>
        <translation>Revise el código; el encargado puede preguntar a la central</translation>
    </message>
    <message>
        <source>Too many refused cards</source>
        <translation>Demasiadas tarjetas rechazadas</translation>
    </message>
    <message>
        <source>Recharge cards need HQ, which cannot be reached</source>
        <translation>Las tarjetas de recarga requieren la central, que no responde</translation>
    </message>
    <message>
        <source>Keep the card and try again later</source>
        <translation>Guarde la tarjeta e intente más tarde</translation>
    </message>
    <message>
        <source>HQ did not answer</source>
        <translation>La central no respondió</translation>
    </message>
    <message>
        <source>Try the same card again: it is credited once</source>
        <translation>Pruebe la misma tarjeta otra vez: se abona una sola vez</translation>
    </message>
    <message>
        <source>The law limits the balance: {may_pay} may still be paid in</source>
        <translation>La ley limita el saldo: aún se pueden recargar {may_pay}</translation>
    </message>
    <message>
        <source>The card stays good; use it later</source>
        <translation>La tarjeta sigue valiendo; úsela más tarde</translation>
    </message>
    <message>
        <source>This card was credited to the member already ({amount})</source>
        <translation>Esta tarjeta ya se abonó al socio ({amount})</translation>
    </message>
    <message>
        <source>Look at the balance</source>
        <translation>Mire el saldo</translation>
    </message>
    <message>
        <source>This was refused ({code})</source>
        <translation>Esto se rechazó ({code})</translation>
    </message>
    <message>
        <source>Nothing was lost; try again or ask the store manager</source>
        <translation>No se perdió nada; intente de nuevo o pregunte al encargado</translation>
    </message>
    <message>
        <source>{name} does not buy on account</source>
        <translation>{name} no compra a crédito</translation>
    </message>
    <message>
        <source>Only companies do; take the money otherwise</source>
        <translation>Solo las empresas lo hacen; cobre de otra forma</translation>
    </message>
    <message>
        <source>{name} has no account</source>
        <translation>{name} no tiene crédito abierto</translation>
    </message>
    <message>
        <source>HQ opens one; take the money otherwise</source>
        <translation>La central lo abre; cobre de otra forma</translation>
    </message>
    <message>
        <source>On account {amount} is left, of a limit of {limit}</source>
        <translation>A crédito quedan {amount}, de un límite de {limit}</translation>
    </message>
    <message>
        <source>Take that, and the rest otherwise; HQ raises the limit</source>
        <translation>Cobre eso, y el resto de otra forma; la central sube el límite</translation>
    </message>
    <message>
        <source>On account {amount} is left</source>
        <translation>A crédito quedan {amount}</translation>
    </message>
    <message>
        <source>On account {amount} can be taken here, more is lent to {where}</source>
        <translation>A crédito se pueden usar aquí {amount}; hay más prestado a {where}</translation>
    </message>
    <message>
        <source>HQ asks for it back: try again in a moment, or take the rest otherwise</source>
        <translation>La central lo pide de vuelta: pruebe en un momento, o cobre el resto de otra forma</translation>
    </message>
    <message>
        <source>No network: {amount} can go on account here</source>
        <translation>Sin red: aquí pueden ir a crédito {amount}</translation>
    </message>
    <message>
        <source>Take that, and the rest otherwise</source>
        <translation>Cobre eso, y el resto de otra forma</translation>
    </message>
    <message>
        <source>This till cannot take this way of paying</source>
        <translation>Esta caja no admite esta forma de pago</translation>
    </message>
    <message>
        <source>Take the money otherwise, and tell the manager</source>
        <translation>Cobre de otro modo y avise al encargado</translation>
    </message>
    <message>
        <source>This till cannot give back what was paid by phone</source>
        <translation>Esta caja no puede devolver lo que se pagó con el móvil</translation>
    </message>
    <message>
        <source>Give the goods back at a till that takes this payment</source>
        <translation>Devuelva la mercancía en una caja que acepte este pago</translation>
    </message>
    <message>
        <source>The customer&apos;s payment was refused ({said})</source>
        <translation>El pago del cliente se rechazó ({said})</translation>
    </message>
    <message>
        <source>Let the customer show another code, or take the money otherwise</source>
        <translation>Que el cliente muestre otro código, o cobre de otro modo</translation>
    </message>
    <message>
        <source>A payment code came right behind an article</source>
        <translation>Un código de pago llegó justo tras un artículo</translation>
    </message>
    <message>
        <source>Scan the code again if the customer wants to pay</source>
        <translation>Escanee otra vez el código si el cliente quiere pagar</translation>
    </message>
    <message>
        <source>A payment of this sale has no answer yet</source>
        <translation>Un pago de esta venta aún no tiene respuesta</translation>
    </message>
    <message>
        <source>Ask again, or call it off</source>
        <translation>Pregunte otra vez, o cancélelo</translation>
    </message>
    <message>
        <source>This payment cannot be changed any more</source>
        <translation>Este pago ya no se puede cambiar</translation>
    </message>
    <message>
        <source>Look at how it stands now</source>
        <translation>Mire cómo está ahora</translation>
    </message>
    <message>
        <source>This payment did not bring the money</source>
        <translation>Este pago no trajo el dinero</translation>
    </message>
    <message>
        <source>Take the tenders back and let the customer pay again</source>
        <translation>Devuelva lo cobrado y que el cliente pague otra vez</translation>
    </message>
    <message>
        <source>Payments without an end: {count}</source>
        <translation>Pagos sin terminar: {count}</translation>
    </message>
    <message>
        <source>Wait until each is taken or undone, then close the shift</source>
        <translation>Espere a que cada uno se cobre o anule y cierre el turno</translation>
    </message>
    <message>
        <source>The reference on the terminal&apos;s slip is needed</source>
        <translation>Hace falta la referencia del comprobante</translation>
    </message>
    <message>
        <source>Type its {least} to {most} characters</source>
        <translation>Escriba sus {least} a {most} caracteres</translation>
    </message>
    <message>
        <source>The slip {reference} is in this sale already</source>
        <translation>El comprobante {reference} ya está en esta venta</translation>
    </message>
    <message>
        <source>Type the reference of the other slip</source>
        <translation>Escriba la referencia del otro comprobante</translation>
    </message>
    <message>
        <source>More was paid already than this would cost</source>
        <translation>Ya se pagó más de lo que esto costaría</translation>
    </message>
    <message>
        <source>Take the tenders back first</source>
        <translation>Devuelva antes lo cobrado</translation>
    </message>
    <message>
        <source>No network: {here} of the stored value can be paid here</source>
        <translation>Sin red: aquí se pueden pagar {here} con saldo</translation>
    </message>
    <message>
        <source>The rest by the member&apos;s phone (Ctrl+F12), or in cash</source>
        <translation>El resto con el teléfono del socio (Ctrl+F12), o en efectivo</translation>
    </message>
    <message>
        <source>The rest by the member&apos;s phone (Ctrl+F12), in cash, or at register {registers}</source>
        <translation>El resto con el teléfono del socio (Ctrl+F12), en efectivo o en la caja {registers}</translation>
    </message>
    <message>
        <source>Take cash, or the member&apos;s phone (Ctrl+F12)</source>
        <translation>Cobre en efectivo, o con el teléfono del socio (Ctrl+F12)</translation>
    </message>
    <message>
        <source>Press F12</source>
        <translation>Pulse F12</translation>
    </message>
    <message>
        <source>The plan lets no member owe</source>
        <translation>El plan no deja deber a ningún socio</translation>
    </message>
    <message>
        <source>HQ is there: nobody has to owe</source>
        <translation>La central responde: nadie tiene que deber</translation>
    </message>
    <message>
        <source>{amount} may still be owed here</source>
        <translation>Aquí aún se pueden deber {amount}</translation>
    </message>
    <message>
        <source>This till was started and nobody has confirmed its books yet</source>
        <translation>Esta caja se inició y nadie ha confirmado aún sus libros</translation>
    </message>
    <message>
        <source>Take cash; with the network, or another register, it goes on by itself</source>
        <translation>Cobre en efectivo; con la red, u otra caja, sigue sola</translation>
    </message>
    <message>
        <source>HQ has shut this till out: what was lent to it rests</source>
        <translation>La central excluyó esta caja: lo prestado descansa</translation>
    </message>
    <message>
        <source>Take cash; call headquarters</source>
        <translation>Cobre en efectivo; llame a la central</translation>
    </message>
    <message>
        <source>HQ was not heard since {since}: what was lent rests</source>
        <translation>Sin noticias de la central desde {since}: lo prestado descansa</translation>
    </message>
    <message>
        <source>Take cash; see to the network</source>
        <translation>Cobre en efectivo; revise la red</translation>
    </message>
    <message>
        <source>{here} of stored value can be paid here already</source>
        <translation>Aquí ya se pueden pagar {here} con saldo</translation>
    </message>
    <message>
        <source>The answer on the phone could not be read</source>
        <translation>No se pudo leer la respuesta del teléfono</translation>
    </message>
    <message>
        <source>Make the phone&apos;s screen bright and scan it again</source>
        <translation>Aclare la pantalla del teléfono y escanee otra vez</translation>
    </message>
    <message>
        <source>This answer is not from HQ</source>
        <translation>Esta respuesta no es de la central</translation>
    </message>
    <message>
        <source>Take cash; tell the store manager</source>
        <translation>Cobre en efectivo; avise al encargado</translation>
    </message>
    <message>
        <source>This is the answer to another question</source>
        <translation>Es la respuesta a otra pregunta</translation>
    </message>
    <message>
        <source>Press Ctrl+F12 and let the phone scan the new code</source>
        <translation>Pulse Ctrl+F12 y que el teléfono escanee el código nuevo</translation>
    </message>
    <message>
        <source>HQ lends nothing of this member now ({amount} are free)</source>
        <translation>La central no presta nada de este socio ahora (libres {amount})</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Usted no puede hacer esto</translation>
    </message>
    <message>
        <source>HQ has not told this register the PINs yet</source>
        <translation>La central aún no ha dado los PIN a esta caja</translation>
    </message>
    <message>
        <source>Wait until it has reached HQ, then try again</source>
        <translation>Espere a que conecte con la central e intente de nuevo</translation>
    </message>
    <message>
        <source>A manager has to approve this</source>
        <translation>Un encargado debe aprobarlo</translation>
    </message>
    <message>
        <source>Call the manager to type his PIN</source>
        <translation>Llame al encargado para que escriba su PIN</translation>
    </message>
    <message>
        <source>Nobody approves his own act</source>
        <translation>Nadie aprueba lo que él mismo hace</translation>
    </message>
    <message>
        <source>Somebody else types his PIN</source>
        <translation>Otra persona escribe su PIN</translation>
    </message>
    <message>
        <source>{name} may not approve this</source>
        <translation>{name} no puede aprobar esto</translation>
    </message>
    <message>
        <source>Call somebody who may</source>
        <translation>Llame a alguien que pueda</translation>
    </message>
    <message>
        <source>That approval was for something else</source>
        <translation>Esa aprobación era para otra cosa</translation>
    </message>
    <message>
        <source>Let it be approved again</source>
        <translation>Pida que se apruebe otra vez</translation>
    </message>
    <message>
        <source>A PIN has {digits} digits or more</source>
        <translation>Un PIN tiene {digits} cifras o más</translation>
    </message>
    <message>
        <source>Type it again; HQ gives a new one</source>
        <translation>Escríbalo otra vez; la central da uno nuevo</translation>
    </message>
    <message>
        <source>{name} is locked: too many wrong PINs</source>
        <translation>{name} está bloqueado: demasiados PIN incorrectos</translation>
    </message>
    <message>
        <source>A manager unlocks, or HQ gives a new PIN</source>
        <translation>Un encargado desbloquea, o la central da un PIN nuevo</translation>
    </message>
    <message>
        <source>This card signs nobody in here</source>
        <translation>Con esta tarjeta nadie entra aquí</translation>
    </message>
    <message>
        <source>Choose your name and type your PIN</source>
        <translation>Elija su nombre y escriba su PIN</translation>
    </message>
    <message>
        <source>{name} is not locked</source>
        <translation>{name} no está bloqueado</translation>
    </message>
    <message>
        <source>This needs a reason</source>
        <translation>Esto necesita un motivo</translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation>Elija uno de la lista</translation>
    </message>
    <message>
        <source>A price is changed to less than {amount}, and more than 0</source>
        <translation>Un precio se cambia a menos de {amount} y más de 0</translation>
    </message>
    <message>
        <source>Type another price</source>
        <translation>Escriba otro precio</translation>
    </message>
    <message>
        <source>A discount is 1 to 100 percent</source>
        <translation>Un descuento es de 1 a 100 por ciento</translation>
    </message>
    <message>
        <source>Something was taken off by hand already</source>
        <translation>Ya se rebajó algo a mano</translation>
    </message>
    <message>
        <source>Take that back first</source>
        <translation>Quite eso primero</translation>
    </message>
    <message>
        <source>Only sales of the open shift can be voided</source>
        <translation>Solo se anulan ventas del turno abierto</translation>
    </message>
    <message>
        <source>Take the goods back as a return</source>
        <translation>Reciba los artículos como devolución</translation>
    </message>
    <message>
        <source>Something of this sale came back already</source>
        <translation>Ya volvió algo de esta venta</translation>
    </message>
    <message>
        <source>Take the rest back as a return</source>
        <translation>Reciba el resto como devolución</translation>
    </message>
    <message>
        <source>{amount} cannot be moved</source>
        <translation>{amount} no se puede mover</translation>
    </message>
    <message>
        <source>Count it and type it again</source>
        <translation>Cuéntelo y escríbalo otra vez</translation>
    </message>
    <message>
        <source>There is no more than {here} in the drawer</source>
        <translation>En el cajón no hay más de {here}</translation>
    </message>
    <message>
        <source>Type a smaller amount</source>
        <translation>Escriba un importe menor</translation>
    </message>
    <message>
        <source>The card {card} was replaced on {day}</source>
        <translation>La tarjeta {card} se sustituyó el {day}</translation>
    </message>
    <message>
        <source>Ask for the new card, or type the phone and press F3</source>
        <translation>Pida la tarjeta nueva, o escriba el teléfono y pulse F3</translation>
    </message>
    <message>
        <source>{name} is no member any more</source>
        <translation>{name} ya no es socio</translation>
    </message>
    <message>
        <source>Ctrl+N enrols him anew, with another card</source>
        <translation>Ctrl+N lo da de alta de nuevo, con otra tarjeta</translation>
    </message>
    <message>
        <source>{name} is frozen already</source>
        <translation>{name} ya está congelado</translation>
    </message>
    <message>
        <source>{name} is not frozen</source>
        <translation>{name} no está congelado</translation>
    </message>
    <message>
        <source>This needs a look at an identity paper</source>
        <translation>Hay que ver un documento de identidad</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Z report {number}</source>
        <translation>Informe Z {number}</translation>
    </message>
    <message>
        <source>X report {number}</source>
        <translation>Informe X {number}</translation>
    </message>
    <message>
        <source>Turnover</source>
        <translation>Facturación</translation>
    </message>
    <message>
        <source>Tenders</source>
        <translation>Formas de pago</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Cajón</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Impuesto</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Incidencias</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventas</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Devoluciones</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Precio de lista</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>Descuentos</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>Cupones</translation>
    </message>
    <message>
        <source>Cash rounding</source>
        <translation>Redondeo</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Neto</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Efectivo</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>A crédito</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>Alipay</translation>
    </message>
    <message>
        <source>of it principal</source>
        <translation>de ello principal</translation>
    </message>
    <message>
        <source>of it bonus</source>
        <translation>de ello regalo</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Fondo</translation>
    </message>
    <message>
        <source>Cash from sales</source>
        <translation>Efectivo de ventas</translation>
    </message>
    <message>
        <source>Cash for returns</source>
        <translation>Efectivo devuelto</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Ingresado</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>A la caja fuerte</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Sales to members</source>
        <translation>Ventas a socios</translation>
    </message>
    <message>
        <source>Removed lines</source>
        <translation>Líneas quitadas</translation>
    </message>
    <message>
        <source>Cleared carts</source>
        <translation>Carritos vaciados</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>Cajón abierto sin venta</translation>
    </message>
    <message>
        <source>Reprints</source>
        <translation>Reimpresiones</translation>
    </message>
</context>
<context>
    <name>Return</name>
    <message>
        <source>Goes back</source>
        <translation>Se devuelve</translation>
    </message>
    <message>
        <source>paid {amount}</source>
        <translation>pagado {amount}</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Uno menos</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Uno más</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>Can come back</source>
        <translation>Puede volver</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Vuelve</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Points taken back</source>
        <translation>Puntos retirados</translation>
    </message>
    <message>
        <source>No longer due: {label}</source>
        <translation>Ya no corresponde: {label}</translation>
    </message>
    <message>
        <source>F7 keep: {label}</source>
        <translation>F7 dejar: {label}</translation>
    </message>
    <message>
        <source>F7 charge back {amount}: {label}</source>
        <translation>F7 cobrar {amount}: {label}</translation>
    </message>
    <message>
        <source>Scan goods that come back, or another receipt</source>
        <translation>Escanee lo que vuelve, u otro recibo</translation>
    </message>
    <message>
        <source>× Qty</source>
        <translation>× Cant.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Return of receipt {number}</source>
        <translation>Devolución del recibo {number}</translation>
    </message>
    <message>
        <source>sold by store {store}</source>
        <translation>vendido por la tienda {store}</translation>
    </message>
    <message>
        <source>booking …</source>
        <translation>registrando…</translation>
    </message>
</context>
<context>
    <name>Right</name>
    <message>
        <source>Sell</source>
        <translation>Vender</translation>
    </message>
    <message>
        <source>Remove a line</source>
        <translation>Quitar una línea</translation>
    </message>
    <message>
        <source>Clear the cart</source>
        <translation>Vaciar el carrito</translation>
    </message>
    <message>
        <source>Change a price</source>
        <translation>Cambiar un precio</translation>
    </message>
    <message>
        <source>Give a discount</source>
        <translation>Dar un descuento</translation>
    </message>
    <message>
        <source>Void a finished sale</source>
        <translation>Anular una venta terminada</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Abrir el cajón</translation>
    </message>
    <message>
        <source>Pay cash in</source>
        <translation>Ingresar efectivo</translation>
    </message>
    <message>
        <source>Pay cash out</source>
        <translation>Retirar efectivo</translation>
    </message>
    <message>
        <source>Bring cash to the safe</source>
        <translation>Llevar efectivo a la caja fuerte</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>Recibir devoluciones</translation>
    </message>
    <message>
        <source>Take goods back without a receipt</source>
        <translation>Devolver sin recibo</translation>
    </message>
    <message>
        <source>Take a top-up back</source>
        <translation>Anular una recarga</translation>
    </message>
    <message>
        <source>Close a membership</source>
        <translation>Dar de baja a un socio</translation>
    </message>
    <message>
        <source>Grant a tier</source>
        <translation>Conceder un nivel</translation>
    </message>
    <message>
        <source>Grant a membership</source>
        <translation>Conceder una membresía</translation>
    </message>
    <message>
        <source>Pay a package back</source>
        <translation>Reembolsar un paquete</translation>
    </message>
    <message>
        <source>Unlock a colleague</source>
        <translation>Desbloquear a un colega</translation>
    </message>
    <message>
        <source>Begin a training</source>
        <translation>Empezar una formación</translation>
    </message>
    <message>
        <source>Change a setting of this register</source>
        <translation>Cambiar un ajuste de esta caja</translation>
    </message>
    <message>
        <source>Pay a refund out in cash</source>
        <translation>Pagar un reembolso en efectivo</translation>
    </message>
    <message>
        <source>Freeze a lost card</source>
        <translation>Congelar una tarjeta perdida</translation>
    </message>
    <message>
        <source>Unfreeze a member</source>
        <translation>Descongelar a un socio</translation>
    </message>
    <message>
        <source>Give a new card</source>
        <translation>Dar una tarjeta nueva</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Cashier</source>
        <translation>Cajero</translation>
    </message>
    <message>
        <source>Senior cashier</source>
        <translation>Cajero sénior</translation>
    </message>
    <message>
        <source>Store manager</source>
        <translation>Encargado</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>{name} buys and gets the points</source>
        <translation>{name} compra y recibe los puntos</translation>
    </message>
    <message>
        <source>Type how many, then press *</source>
        <translation>Escriba cuántos y pulse *</translation>
    </message>
    <message>
        <source>Quantity changed</source>
        <translation>Cantidad cambiada</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>Quitado {name}</translation>
    </message>
    <message>
        <source>Discount on the bill</source>
        <translation>Descuento en la cuenta</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>Precio cambiado</translation>
    </message>
    <message>
        <source>Discount given</source>
        <translation>Descuento dado</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>Member attached: {saved} less</source>
        <translation>Socio puesto: {saved} menos</translation>
    </message>
    <message>
        <source>Member attached</source>
        <translation>Socio puesto</translation>
    </message>
    <message>
        <source>Member dropped</source>
        <translation>Socio quitado</translation>
    </message>
    <message>
        <source>Paid for by {package}</source>
        <translation>Pagado con {package}</translation>
    </message>
    <message>
        <source>{due} left to pay</source>
        <translation>Faltan {due} por pagar</translation>
    </message>
    <message>
        <source>The payment is undone</source>
        <translation>El pago está anulado</translation>
    </message>
    <message>
        <source>Take the money otherwise</source>
        <translation>Cobre de otro modo</translation>
    </message>
    <message>
        <source>The payment is being undone; what was taken goes back</source>
        <translation>El pago se está anulando; lo cobrado vuelve</translation>
    </message>
    <message>
        <source>Tenders taken back</source>
        <translation>Cobros devueltos</translation>
    </message>
    <message>
        <source>Scan the member&apos;s card to use it</source>
        <translation>Escanee la tarjeta del socio para usarlo</translation>
    </message>
    <message>
        <source>Lent by HQ to this till</source>
        <translation>Prestado por la central a esta caja</translation>
    </message>
    <message>
        <source>{here} of stored value can be paid here now: F12</source>
        <translation>Aquí se pueden pagar ahora {here} con saldo: F12</translation>
    </message>
    <message>
        <source>Cart cleared</source>
        <translation>Carrito vaciado</translation>
    </message>
    <message>
        <source>Sale suspended</source>
        <translation>Venta en espera</translation>
    </message>
    <message>
        <source>Sale resumed</source>
        <translation>Venta retomada</translation>
    </message>
    <message>
        <source>Receipt printed again</source>
        <translation>Recibo reimpreso</translation>
    </message>
    <message>
        <source>Gift receipt printed</source>
        <translation>Recibo de regalo impreso</translation>
    </message>
    <message>
        <source>Kept in {place}</source>
        <translation>Guardado en {place}</translation>
    </message>
    <message>
        <source>Coupon taken out</source>
        <translation>Cupón retirado</translation>
    </message>
    <message>
        <source>Read twice at once: counted once</source>
        <translation>Leído dos veces seguidas: cuenta una</translation>
    </message>
    <message>
        <source>Scan again for one more</source>
        <translation>Escanee otra vez para uno más</translation>
    </message>
    <message>
        <source>Coupon laid in</source>
        <translation>Cupón puesto</translation>
    </message>
    <message>
        <source>Coupon laid in; it counts from {missing} more</source>
        <translation>Cupón puesto; vale con {missing} más</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>Añadido {name}</translation>
    </message>
    <message>
        <source>Granted: {text}</source>
        <translation>Concedido: {text}</translation>
    </message>
    <message>
        <source>Kept; it counts from the next start</source>
        <translation>Guardado; vale desde el próximo inicio</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>Cajón abierto</translation>
    </message>
    <message>
        <source>The sale that was open is back</source>
        <translation>Volvió la venta que estaba abierta</translation>
    </message>
    <message>
        <source>HQ was not heard for a while: see to the network, or stored value will rest</source>
        <translation>Hace rato sin noticias de la central: revise la red, o el saldo descansará</translation>
    </message>
    <message>
        <source>{name} may sign in again</source>
        <translation>{name} puede entrar de nuevo</translation>
    </message>
    <message>
        <source>Scan what is taken instead</source>
        <translation>Escanee lo que se lleva a cambio</translation>
    </message>
    <message>
        <source>Esc: back to the return</source>
        <translation>Esc: a la devolución</translation>
    </message>
    <message>
        <source>Exchange taken back</source>
        <translation>Cambio de artículo anulado</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Scan, or type barcode / name / member&apos;s phone</source>
        <translation>Escanee, o escriba código / nombre / teléfono del socio</translation>
    </message>
    <message>
        <source>Last scan</source>
        <translation>Último escaneo</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>Escanee o escriba</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Tamaño de los textos</translation>
    </message>
    <message>
        <source>Large keys</source>
        <translation>Teclas grandes</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sonidos</translation>
    </message>
    <message>
        <source>Customer&apos;s display</source>
        <translation>Pantalla del cliente</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Bloqueo automático</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Impresora de recibos</translation>
    </message>
    <message>
        <source>Scanner on a cable</source>
        <translation>Escáner por cable</translation>
    </message>
    <message>
        <source>the screen at once, receipts from the next start</source>
        <translation>la pantalla al momento, los recibos desde el próximo inicio</translation>
    </message>
    <message>
        <source>light, dark, or as the machine has it</source>
        <translation>claro, oscuro o como el equipo</translation>
    </message>
    <message>
        <source>all that is read</source>
        <translation>todo lo que se lee</translation>
    </message>
    <message>
        <source>for gloves: higher digits and tenders</source>
        <translation>para guantes: cifras y cobros más altos</translation>
    </message>
    <message>
        <source>a refusal is always heard</source>
        <translation>un rechazo siempre se oye</translation>
    </message>
    <message>
        <source>where the second window is</source>
        <translation>dónde está la segunda ventana</translation>
    </message>
    <message>
        <source>when nobody does anything</source>
        <translation>cuando nadie hace nada</translation>
    </message>
    <message>
        <source>tcp:HOST:PORT, serial:, file: or queue:NAME; from the next start</source>
        <translation>tcp:EQUIPO:PUERTO, serial:, file: o queue:NOMBRE; desde el próximo inicio</translation>
    </message>
    <message>
        <source>its serial port; from the next start</source>
        <translation>su puerto serie; desde el próximo inicio</translation>
    </message>
    <message>
        <source>after {count} min</source>
        <translation>tras {count} min</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>light</source>
        <translation>claro</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>oscuro</translation>
    </message>
    <message>
        <source>as the machine</source>
        <translation>como el equipo</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>all, also each article</source>
        <translation>todos, también cada artículo</translation>
    </message>
    <message>
        <source>all but articles</source>
        <translation>todos menos artículos</translation>
    </message>
    <message>
        <source>refusals only</source>
        <translation>solo rechazos</translation>
    </message>
    <message>
        <source>second screen</source>
        <translation>segunda pantalla</translation>
    </message>
    <message>
        <source>a window</source>
        <translation>una ventana</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagada</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>For printer and scanner: type, then Enter</source>
        <translation>Para impresora y escáner: escriba y pulse Enter</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Next value</source>
        <translation>Valor siguiente</translation>
    </message>
    <message>
        <source>Value before</source>
        <translation>Valor anterior</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Kept for this register; arrows choose, Enter or + changes</source>
        <translation>Se guarda para esta caja; las flechas eligen, Enter o + cambia</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Who buys for {name}?</source>
        <translation>¿Quién compra por {name}?</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Nadie en particular</translation>
    </message>
    <message>
        <source>Take which top-up back?</source>
        <translation>¿Qué recarga se anula?</translation>
    </message>
    <message>
        <source>Arrows choose; or scan the receipt, or type its number</source>
        <translation>Las flechas eligen; o escanee el recibo, o escriba su número</translation>
    </message>
    <message>
        <source>No top-up of this member can be taken back here</source>
        <translation>Aquí no se puede anular ninguna recarga de este socio</translation>
    </message>
    <message>
        <source>Number of the receipt</source>
        <translation>Número del recibo</translation>
    </message>
    <message>
        <source>Take the top-up back: why?</source>
        <translation>Anular la recarga: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the reason gives the money back</source>
        <translation>La cifra del motivo devuelve el dinero</translation>
    </message>
    <message>
        <source>Bonus taken away</source>
        <translation>Regalo retirado</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>A devolver</translation>
    </message>
    <message>
        <source>{bonus} on top</source>
        <translation>{bonus} de regalo</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>Saldo ahora</translation>
    </message>
    <message>
        <source>Top-up taken back: {name}</source>
        <translation>Recarga anulada: {name}</translation>
    </message>
    <message>
        <source>Paid in, still here</source>
        <translation>Pagado, aún aquí</translation>
    </message>
    <message>
        <source>Bonus forfeited</source>
        <translation>Regalo perdido</translation>
    </message>
    <message>
        <source>Points forfeited</source>
        <translation>Puntos perdidos</translation>
    </message>
    <message>
        <source>Elsewhere: HQ pays it later</source>
        <translation>En otro lugar: lo paga después la central</translation>
    </message>
    <message>
        <source>Still owed on account</source>
        <translation>Aún debe a crédito</translation>
    </message>
    <message>
        <source>{name} leaves for good: which paper did you look at?</source>
        <translation>{name} se da de baja: ¿qué documento vio?</translation>
    </message>
    <message>
        <source>The digit of the paper ends the membership; a manager has to approve</source>
        <translation>La cifra del documento termina la membresía; un encargado debe aprobarlo</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>Documento de identidad</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Pasaporte</translation>
    </message>
    <message>
        <source>Another paper with a picture</source>
        <translation>Otro documento con foto</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>Pagar</translation>
    </message>
    <message>
        <source>{name} is no member any more</source>
        <translation>{name} ya no es socio</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>Lo trajo</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Socio nuevo</translation>
    </message>
    <message>
        <source>Scan a blank card or type; Enter fills the row, Enter alone enrols</source>
        <translation>Escanee una tarjeta en blanco o escriba; Enter llena la fila, Enter solo da de alta</translation>
    </message>
    <message>
        <source>Phone, card, name or birthday</source>
        <translation>Teléfono, tarjeta, nombre o nacimiento</translation>
    </message>
    <message>
        <source>Show the customer: the chain keeps name, phone, purchases, balance and points</source>
        <translation>Muestre al cliente: la cadena guarda nombre, teléfono, compras, saldo y puntos</translation>
    </message>
    <message>
        <source>for this membership only; he may see them, and leave, at any time.</source>
        <translation>solo para esta membresía; puede verlos, y darse de baja, cuando quiera.</translation>
    </message>
    <message>
        <source>Messages: yes</source>
        <translation>Mensajes: sí</translation>
    </message>
    <message>
        <source>Messages: no</source>
        <translation>Mensajes: no</translation>
    </message>
    <message>
        <source>Is a company</source>
        <translation>Es empresa</translation>
    </message>
    <message>
        <source>Is a person</source>
        <translation>Es persona</translation>
    </message>
    <message>
        <source>Agreed: enrol</source>
        <translation>Acepta: alta</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Birthday, as 1990-05-17</source>
        <translation>Nacimiento, como 1990-05-17</translation>
    </message>
    <message>
        <source>{name} is a member now</source>
        <translation>{name} ya es socio</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>Cupones</translation>
    </message>
    <message>
        <source>from {many} points</source>
        <translation>desde {many} puntos</translation>
    </message>
    <message>
        <source>Gifts from the catalogue</source>
        <translation>Regalos del catálogo</translation>
    </message>
    <message>
        <source>{name} has {many} points</source>
        <translation>{name} tiene {many} puntos</translation>
    </message>
    <message>
        <source>Which gift?</source>
        <translation>¿Qué regalo?</translation>
    </message>
    <message>
        <source>The plan has no gifts</source>
        <translation>El plan no tiene regalos</translation>
    </message>
    <message>
        <source>Take a gift back</source>
        <translation>Devolver un regalo</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>Entregarlo</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Pagado en efectivo</translation>
    </message>
    <message>
        <source>Enter takes the points, for good</source>
        <translation>Enter toma los puntos, sin vuelta atrás</translation>
    </message>
    <message>
        <source>Cash F9, or the amount handed over and Enter</source>
        <translation>Efectivo F9, o el importe entregado y Enter</translation>
    </message>
    <message>
        <source>Lucky draws of {name}</source>
        <translation>Sorteos de {name}</translation>
    </message>
    <message>
        <source>Press the digit in front, or scan the receipt of the sale</source>
        <translation>Pulse la cifra de delante, o escanee el recibo de la venta</translation>
    </message>
    <message>
        <source>Nothing to draw now: scan the receipt of a sale that has a draw</source>
        <translation>Nada que sortear: escanee el recibo de una venta con sorteo</translation>
    </message>
    <message>
        <source>Enter draws, once and for good</source>
        <translation>Enter sortea, una vez y sin vuelta atrás</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Sortear</translation>
    </message>
    <message>
        <source>free</source>
        <translation>gratis</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Cuesta</translation>
    </message>
    <message>
        <source>as often as one likes</source>
        <translation>cuantas veces se quiera</translation>
    </message>
    <message>
        <source>Nothing this time</source>
        <translation>Nada esta vez</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>Cupón</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Sorteado</translation>
    </message>
    <message>
        <source>To spend here now</source>
        <translation>Para usar aquí ahora</translation>
    </message>
    <message>
        <source>Amount handed over</source>
        <translation>Importe entregado</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>Take which gift back?</source>
        <translation>¿Qué regalo se devuelve?</translation>
    </message>
    <message>
        <source>Arrows choose, or type the number of its entry</source>
        <translation>Elija con flechas, o escriba el número de su registro</translation>
    </message>
    <message>
        <source>No gift of this member can come back here</source>
        <translation>Ningún regalo de este socio puede devolverse aquí</translation>
    </message>
    <message>
        <source>Number of the gift</source>
        <translation>Número del regalo</translation>
    </message>
    <message>
        <source>{article} comes back: why?</source>
        <translation>Se devuelve {article}: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the reason gives points and money back</source>
        <translation>La cifra del motivo devuelve puntos y dinero</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Socio</translation>
    </message>
    <message>
        <source>Points back</source>
        <translation>Puntos devueltos</translation>
    </message>
    <message>
        <source>and {amount}</source>
        <translation>y {amount}</translation>
    </message>
    <message>
        <source>Gift taken back: {article}</source>
        <translation>Regalo devuelto: {article}</translation>
    </message>
    <message>
        <source>{many} points</source>
        <translation>{many} puntos</translation>
    </message>
    <message>
        <source>Hand over: {article}</source>
        <translation>Entregar: {article}</translation>
    </message>
    <message>
        <source>Points left</source>
        <translation>Puntos que quedan</translation>
    </message>
    <message>
        <source>Who gets {many} sessions?</source>
        <translation>¿Quién recibe {many} sesiones?</translation>
    </message>
    <message>
        <source>{many} sessions to {name}?</source>
        <translation>¿{many} sesiones para {name}?</translation>
    </message>
    <message>
        <source>They keep their end; nobody is paid back for them</source>
        <translation>Conservan su fin; no se reembolsan a nadie</translation>
    </message>
    <message>
        <source>Give them</source>
        <translation>Darlas</translation>
    </message>
    <message>
        <source>{many} sessions are with {name}</source>
        <translation>{many} sesiones son ahora de {name}</translation>
    </message>
    <message>
        <source>member since {day}</source>
        <translation>socio desde {day}</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Recargar</translation>
    </message>
    <message>
        <source>Points, coupons</source>
        <translation>Puntos, cupones</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Recharge card</source>
        <translation>Tarjeta de recarga</translation>
    </message>
    <message>
        <source>Brings a friend</source>
        <translation>Trae a un amigo</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>To grant</source>
        <translation>Por conceder</translation>
    </message>
    <message>
        <source>Who buys</source>
        <translation>Quién compra</translation>
    </message>
    <message>
        <source>Tier, term</source>
        <translation>Nivel, plazo</translation>
    </message>
    <message>
        <source>Lucky draw</source>
        <translation>Sorteo</translation>
    </message>
    <message>
        <source>{principal} paid in, {bonus} given</source>
        <translation>{principal} pagados, {bonus} de regalo</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>{rest} with HQ or other tills</source>
        <translation>{rest} en la central u otras cajas</translation>
    </message>
    <message>
        <source>{missing} more paid in: {tier}</source>
        <translation>{missing} más pagados: {tier}</translation>
    </message>
    <message>
        <source>a top-up of {missing} more: {tier}</source>
        <translation>una recarga de {missing} más: {tier}</translation>
    </message>
    <message>
        <source>{missing} more held: {tier}</source>
        <translation>{missing} más de saldo: {tier}</translation>
    </message>
    <message>
        <source>{missing} more visits: {tier}</source>
        <translation>{missing} visitas más: {tier}</translation>
    </message>
    <message>
        <source>spend {missing}: {tier}</source>
        <translation>gastar {missing}: {tier}</translation>
    </message>
    <message>
        <source>{missing} more: {tier}</source>
        <translation>{missing} más: {tier}</translation>
    </message>
    <message>
        <source>of {limit}, {here} here</source>
        <translation>de {limit}, {here} aquí</translation>
    </message>
    <message>
        <source>Left on account</source>
        <translation>Crédito que queda</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Membership of {many} months</source>
        <translation>Membresía de {many} meses</translation>
    </message>
    <message>
        <source>Grant {name} which?</source>
        <translation>¿Qué se concede a {name}?</translation>
    </message>
    <message>
        <source>Press the digit in front; a manager has to approve</source>
        <translation>Pulse la cifra de delante; un encargado debe aprobar</translation>
    </message>
    <message>
        <source>The plan has no better tier and no membership for this member</source>
        <translation>El plan no tiene mejor nivel ni membresía para este socio</translation>
    </message>
    <message>
        <source>Tier now</source>
        <translation>Nivel actual</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Good now until</source>
        <translation>Válido hoy hasta</translation>
    </message>
    <message>
        <source>Then until</source>
        <translation>Después hasta</translation>
    </message>
    <message>
        <source>{what} for {name}: why?</source>
        <translation>{what} para {name}: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the reason grants it; a manager has to approve</source>
        <translation>La cifra del motivo lo concede; un encargado debe aprobar</translation>
    </message>
    <message>
        <source>{what} granted to {name}</source>
        <translation>{what} concedido a {name}</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>Válido hasta</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>este mes</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Cumpleaños</translation>
    </message>
    <message>
        <source>Buys for it</source>
        <translation>Compra por ella</translation>
    </message>
    <message>
        <source>gets the points</source>
        <translation>recibe los puntos</translation>
    </message>
    <message>
        <source>{here} to spend here</source>
        <translation>{here} para usar aquí</translation>
    </message>
    <message>
        <source>{many} end on {day}</source>
        <translation>{many} terminan el {day}</translation>
    </message>
    <message>
        <source>{coupon} until {day}</source>
        <translation>{coupon} hasta {day}</translation>
    </message>
    <message>
        <source>Sessions left</source>
        <translation>Sesiones que quedan</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Membresía</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>Última visita</translation>
    </message>
    <message>
        <source>Packages of {name}</source>
        <translation>Paquetes de {name}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirlo</translation>
    </message>
    <message>
        <source>nothing in, nothing out</source>
        <translation>nada entra, nada sale</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>Entra efectivo</translation>
    </message>
    <message>
        <source>change money, found money</source>
        <translation>cambio, dinero hallado</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>Sale efectivo</translation>
    </message>
    <message>
        <source>for an expense of the shop</source>
        <translation>para un gasto de la tienda</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>A la caja fuerte</translation>
    </message>
    <message>
        <source>when there is too much in it</source>
        <translation>cuando hay demasiado</translation>
    </message>
    <message>
        <source>The drawer</source>
        <translation>El cajón</translation>
    </message>
    <message>
        <source>{here} of its limit can be taken here</source>
        <translation>aquí se pueden usar {here} de su límite</translation>
    </message>
    <message>
        <source>at the shop&apos;s risk, up to {room}</source>
        <translation>a riesgo de la tienda, hasta {room}</translation>
    </message>
    <message>
        <source>{name} pays later: how?</source>
        <translation>{name} paga después: ¿cómo?</translation>
    </message>
    <message>
        <source>Press the digit in front</source>
        <translation>Pulse la cifra de delante</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>A crédito</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Count it, type the amount, then Enter</source>
        <translation>Cuéntelo, escriba el importe y Enter</translation>
    </message>
    <message>
        <source>{what}: why?</source>
        <translation>{what}: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the reason opens the drawer and writes it down</source>
        <translation>La cifra del motivo abre el cajón y lo anota</translation>
    </message>
    <message>
        <source>Written down: put it in or take it out, close the drawer</source>
        <translation>Anotado: ponga o tome el dinero y cierre el cajón</translation>
    </message>
    <message>
        <source>This member has no sessions left, as far as this till knows</source>
        <translation>A este socio no le quedan sesiones, que sepa esta caja</translation>
    </message>
    <message>
        <source>Pay a package back</source>
        <translation>Reembolsar un paquete</translation>
    </message>
    <message>
        <source>{here} here</source>
        <translation>{here} aquí</translation>
    </message>
    <message>
        <source>Enter ticks one off; more: type how many first</source>
        <translation>Enter descuenta una; para más, escriba antes cuántas</translation>
    </message>
    <message>
        <source>The first ones end</source>
        <translation>Las primeras terminan</translation>
    </message>
    <message>
        <source>Give to somebody</source>
        <translation>Dar a otra persona</translation>
    </message>
    <message>
        <source>Tick off</source>
        <translation>Descontar</translation>
    </message>
    <message>
        <source>How many sessions</source>
        <translation>Cuántas sesiones</translation>
    </message>
    <message>
        <source>{many} sessions pay for it</source>
        <translation>{many} sesiones lo pagan</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>quedan {left}</translation>
    </message>
    <message>
        <source>choose it to have it paid after all</source>
        <translation>elíjalo para que se pague</translation>
    </message>
    <message>
        <source>tick off, or give to somebody</source>
        <translation>descontar, o dar a otra persona</translation>
    </message>
    <message>
        <source>{many} of {package} ticked off</source>
        <translation>{many} de {package} descontadas</translation>
    </message>
    <message>
        <source>Pay which package back?</source>
        <translation>¿Qué paquete se reembolsa?</translation>
    </message>
    <message>
        <source>No package of this member was sold at this till: scan its receipt</source>
        <translation>En esta caja no se vendió un paquete a este socio: escanee su recibo</translation>
    </message>
    <message>
        <source>Sessions not used</source>
        <translation>Sesiones sin usar</translation>
    </message>
    <message>
        <source>Pay the package back: why?</source>
        <translation>Reembolsar el paquete: ¿por qué?</translation>
    </message>
    <message>
        <source>{many} sessions</source>
        <translation>{many} sesiones</translation>
    </message>
    <message>
        <source>The package is paid back</source>
        <translation>El paquete está reembolsado</translation>
    </message>
    <message>
        <source>Scan the card; or type the phone or its last four digits, then Enter</source>
        <translation>Escanee la tarjeta; o escriba el teléfono o sus últimas cuatro cifras y Enter</translation>
    </message>
    <message>
        <source>Press the digit in front of the name</source>
        <translation>Pulse la cifra delante del nombre</translation>
    </message>
    <message>
        <source>Card, phone or name</source>
        <translation>Tarjeta, teléfono o nombre</translation>
    </message>
    <message>
        <source>More than {limit} of stored value: the member types it, then Enter</source>
        <translation>Más de {limit} de saldo: el socio lo escribe y pulsa Enter</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN de {name}</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Recharge card for {name}</source>
        <translation>Tarjeta de recarga para {name}</translation>
    </message>
    <message>
        <source>Scan the card, or type its 16 characters, then Enter</source>
        <translation>Escanee la tarjeta, o escriba sus 16 caracteres y Enter</translation>
    </message>
    <message>
        <source>Card …{end}: Enter credits it, for good</source>
        <translation>Tarjeta …{end}: Enter la abona, sin vuelta atrás</translation>
    </message>
    <message>
        <source>Credit it</source>
        <translation>Abonarla</translation>
    </message>
    <message>
        <source>Code on the card</source>
        <translation>Código de la tarjeta</translation>
    </message>
    <message>
        <source>Recharge card …{end} for {name}</source>
        <translation>Tarjeta de recarga …{end} para {name}</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Abonado</translation>
    </message>
    <message>
        <source>Points and coupons of {name}</source>
        <translation>Puntos y cupones de {name}</translation>
    </message>
    <message>
        <source>This member has nothing to use here</source>
        <translation>Este socio no tiene nada que usar aquí</translation>
    </message>
    <message>
        <source>of {balance}</source>
        <translation>de {balance}</translation>
    </message>
    <message>
        <source>{least} to {most} points</source>
        <translation>{least} a {most} puntos</translation>
    </message>
    <message>
        <source>Points to spend here</source>
        <translation>Puntos para usar aquí</translation>
    </message>
    <message>
        <source>This bill takes</source>
        <translation>Esta cuenta admite</translation>
    </message>
    <message>
        <source>1 point = {value}</source>
        <translation>1 punto = {value}</translation>
    </message>
    <message>
        <source>Pay with points</source>
        <translation>Pagar con puntos</translation>
    </message>
    <message>
        <source>another number: type it, then Ctrl+R</source>
        <translation>otro número: escríbalo y después Ctrl+R</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>hasta {day}</translation>
    </message>
    <message>
        <source>with HQ</source>
        <translation>en la central</translation>
    </message>
    <message>
        <source>laid in</source>
        <translation>puesto</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>concedido</translation>
    </message>
    <message>
        <source>What may be granted</source>
        <translation>Lo que se puede conceder</translation>
    </message>
    <message>
        <source>The plan gives nothing in words here and now</source>
        <translation>El plan no concede nada aquí y ahora</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Goods without a receipt</source>
        <translation>Devolución sin recibo</translation>
    </message>
    <message>
        <source>Scan what comes back, or type its code; then Enter</source>
        <translation>Escanee lo que vuelve, o escriba su código; luego Enter</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>Kilogramos</translation>
    </message>
    <message>
        <source>Code of the goods</source>
        <translation>Código del artículo</translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation>Se devuelve</translation>
    </message>
    <message>
        <source>Goods without a receipt: why?</source>
        <translation>Devolución sin recibo: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the reason gives it back; a manager has to approve</source>
        <translation>La cifra del motivo lo devuelve; un encargado debe aprobarlo</translation>
    </message>
    <message>
        <source>Goes back as</source>
        <translation>Se devuelve como</translation>
    </message>
    <message>
        <source>At a time at most</source>
        <translation>Como máximo por vez</translation>
    </message>
    <message>
        <source>In a day, at this till</source>
        <translation>Al día, en esta caja</translation>
    </message>
    <message>
        <source>Of today&apos;s price</source>
        <translation>Del precio de hoy</translation>
    </message>
    <message>
        <source>Taken back without a receipt</source>
        <translation>Devuelto sin recibo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Top up for {name}</source>
        <translation>Recarga para {name}</translation>
    </message>
    <message>
        <source>Type the amount, then Enter; or choose a row</source>
        <translation>Escriba el importe y Enter; o elija una fila</translation>
    </message>
    <message>
        <source>Take a top-up back</source>
        <translation>Anular una recarga</translation>
    </message>
    <message>
        <source>Amount to pay in</source>
        <translation>Importe de la recarga</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Pagado</translation>
    </message>
    <message>
        <source>Given on top</source>
        <translation>De regalo</translation>
    </message>
    <message>
        <source>Balance afterwards</source>
        <translation>Saldo después</translation>
    </message>
    <message>
        <source>Cash F9, payment code F10, card F11; a part: type the amount first</source>
        <translation>Efectivo F9, código F10, tarjeta F11; una parte: escriba antes el importe</translation>
    </message>
    <message>
        <source>Cash F9, card F11; a part: type the amount first</source>
        <translation>Efectivo F9, tarjeta F11; una parte: escriba antes el importe</translation>
    </message>
    <message>
        <source>Paid by code</source>
        <translation>Pagado con código</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Pagado con tarjeta</translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation>Referencia del comprobante</translation>
    </message>
    <message>
        <source>By card</source>
        <translation>Con tarjeta</translation>
    </message>
    <message>
        <source>pays {pays}</source>
        <translation>paga {pays}</translation>
    </message>
    <message>
        <source>gets {gets}</source>
        <translation>recibe {gets}</translation>
    </message>
    <message>
        <source>Topped up for {name}</source>
        <translation>Recargado a {name}</translation>
    </message>
    <message>
        <source>The customer changed his mind</source>
        <translation>El cliente cambió de idea</translation>
    </message>
    <message>
        <source>It was entered wrongly</source>
        <translation>Se escribió mal</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>Caduca pronto</translation>
    </message>
    <message>
        <source>Cheaper elsewhere</source>
        <translation>Más barato en otro sitio</translation>
    </message>
    <message>
        <source>Another price on the shelf</source>
        <translation>Otro precio en el estante</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Cortesía</translation>
    </message>
    <message>
        <source>It is broken or faulty</source>
        <translation>Está roto o defectuoso</translation>
    </message>
    <message>
        <source>The receipt is lost</source>
        <translation>Se perdió el recibo</translation>
    </message>
    <message>
        <source>It was a present</source>
        <translation>Era un regalo</translation>
    </message>
    <message>
        <source>Wrong goods or quantity</source>
        <translation>Artículo o cantidad erróneos</translation>
    </message>
    <message>
        <source>Paid the wrong way</source>
        <translation>Pagado de forma errónea</translation>
    </message>
    <message>
        <source>Found afterwards</source>
        <translation>Hallado después</translation>
    </message>
    <message>
        <source>Bought for the shop</source>
        <translation>Comprado para la tienda</translation>
    </message>
    <message>
        <source>Paid to a supplier</source>
        <translation>Pagado a un proveedor</translation>
    </message>
    <message>
        <source>Too much in the drawer</source>
        <translation>Demasiado en el cajón</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>The shop&apos;s condition is met</source>
        <translation>Cumple la condición de la tienda</translation>
    </message>
    <message>
        <source>To make up for something</source>
        <translation>Como compensación</translation>
    </message>
    <message>
        <source>Won or promised</source>
        <translation>Ganado o prometido</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Deshacerlo</translation>
    </message>
    <message>
        <source>Percent off the line</source>
        <translation>% de la línea</translation>
    </message>
    <message>
        <source>Percent off the bill</source>
        <translation>% de la cuenta</translation>
    </message>
    <message>
        <source>Another price</source>
        <translation>Otro precio</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Precio nuevo</translation>
    </message>
    <message>
        <source>Percent to take off</source>
        <translation>Porcentaje a descontar</translation>
    </message>
    <message>
        <source>Type the price of one, then Enter</source>
        <translation>Escriba el precio de uno y Enter</translation>
    </message>
    <message>
        <source>Type whole percent, then Enter</source>
        <translation>Escriba el porcentaje entero y Enter</translation>
    </message>
    <message>
        <source>Changed by hand already: take that back first</source>
        <translation>Ya cambiado a mano: deshágalo primero</translation>
    </message>
    <message>
        <source>The digit of the reason changes it; Ctrl+Z takes it back</source>
        <translation>La cifra del motivo lo cambia; Ctrl+Z lo deshace</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Menos</translation>
    </message>
    <message>
        <source>Percent off the whole bill</source>
        <translation>% de toda la cuenta</translation>
    </message>
    <message>
        <source>Another price: {article}</source>
        <translation>Otro precio: {article}</translation>
    </message>
    <message>
        <source>Percent off: {article}</source>
        <translation>% de descuento: {article}</translation>
    </message>
    <message>
        <source>To pay now</source>
        <translation>A pagar ahora</translation>
    </message>
    <message>
        <source>Price now</source>
        <translation>Precio ahora</translation>
    </message>
    <message>
        <source>The line costs now</source>
        <translation>La línea cuesta ahora</translation>
    </message>
    <message>
        <source>Unlock whom?</source>
        <translation>¿A quién desbloquear?</translation>
    </message>
    <message>
        <source>The digit lets him type his PIN again</source>
        <translation>La cifra le deja escribir su PIN de nuevo</translation>
    </message>
    <message>
        <source>Nobody is locked</source>
        <translation>Nadie está bloqueado</translation>
    </message>
    <message>
        <source>Void sale {number}: why?</source>
        <translation>Anular la venta {number}: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the reason voids the whole sale: keep the goods here</source>
        <translation>La cifra del motivo anula toda la venta: guarde los artículos</translation>
    </message>
    <message>
        <source>Asking HQ for receipt {number}</source>
        <translation>Preguntando a la central por el recibo {number}</translation>
    </message>
    <message>
        <source>One moment; Esc gives up, nothing has happened then</source>
        <translation>Un momento; Esc lo deja, y nada ha pasado</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Congelado</translation>
    </message>
    <message>
        <source>Lost, new card</source>
        <translation>Perdida, nueva</translation>
    </message>
    <message>
        <source>The card is lost</source>
        <translation>Tarjeta perdida</translation>
    </message>
    <message>
        <source>The card was stolen</source>
        <translation>Tarjeta robada</translation>
    </message>
    <message>
        <source>The member asks for it</source>
        <translation>Lo pide el socio</translation>
    </message>
    <message>
        <source>The card was found</source>
        <translation>Apareció la tarjeta</translation>
    </message>
    <message>
        <source>He has a new card</source>
        <translation>Tiene tarjeta nueva</translation>
    </message>
    <message>
        <source>It was frozen by mistake</source>
        <translation>Se congeló por error</translation>
    </message>
    <message>
        <source>It cannot be read any more</source>
        <translation>Ya no se puede leer</translation>
    </message>
    <message>
        <source>It pays</source>
        <translation>Paga</translation>
    </message>
    <message>
        <source>No stored value, points or coupons of his are taken; goods are sold at list prices</source>
        <translation>No se cobra de su saldo, puntos ni cupones; se vende a precio de lista</translation>
    </message>
    <message>
        <source>Card of {name}</source>
        <translation>Tarjeta de {name}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>Descongelar</translation>
    </message>
    <message>
        <source>Freeze: it is lost</source>
        <translation>Congelar: perdida</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Tarjeta nueva</translation>
    </message>
    <message>
        <source>Freeze the card of {name}: why?</source>
        <translation>Congelar la tarjeta de {name}: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the reason freezes it, at every register that HQ reaches</source>
        <translation>El número del motivo la congela, en cada caja a la que llegue la central</translation>
    </message>
    <message>
        <source>Which paper of {name} did you look at?</source>
        <translation>¿Qué documento de {name} ha visto?</translation>
    </message>
    <message>
        <source>Unfreeze {name}: why?</source>
        <translation>Descongelar a {name}: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the paper unfreezes him; a manager has to approve</source>
        <translation>El número del documento lo descongela; debe aprobarlo un encargado</translation>
    </message>
    <message>
        <source>{name} gets the card {card}: why?</source>
        <translation>{name} recibe la tarjeta {card}: ¿por qué?</translation>
    </message>
    <message>
        <source>The digit of the paper gives the card; the old one finds nobody any more</source>
        <translation>El número del documento da la tarjeta; la vieja ya no vale</translation>
    </message>
    <message>
        <source>New card for {name}</source>
        <translation>Tarjeta nueva para {name}</translation>
    </message>
    <message>
        <source>Scan the new card, or type its number, then Enter</source>
        <translation>Escanee la tarjeta nueva, o escriba su número y pulse Intro</translation>
    </message>
    <message>
        <source>Number of the card</source>
        <translation>Número de la tarjeta</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>desde el {day}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>The card of {name} is frozen</source>
        <translation>La tarjeta de {name} está congelada</translation>
    </message>
    <message>
        <source>The card of {name} pays again</source>
        <translation>La tarjeta de {name} vuelve a pagar</translation>
    </message>
    <message>
        <source>{name} has the card {card} now</source>
        <translation>{name} tiene ahora la tarjeta {card}</translation>
    </message>
    <message>
        <source>By payment code</source>
        <translation>Con código de pago</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Who signs in</source>
        <translation>Quién entra</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>The open sale is kept</source>
        <translation>La venta abierta se conserva</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>Escriba su PIN</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Somebody else approves</source>
        <translation>Otra persona aprueba</translation>
    </message>
    <message>
        <source>Choose your name, type your PIN, press Enter</source>
        <translation>Elija su nombre, escriba su PIN, pulse Enter</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>checking …</source>
        <translation>comprobando…</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>F1 help</source>
        <translation>F1 ayuda</translation>
    </message>
</context>
<context>
    <name>Tag</name>
    <message>
        <source>Member price</source>
        <translation>Socio</translation>
    </message>
    <message>
        <source>Tier discount</source>
        <translation>Dto. de nivel</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>Cupón</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Promoción</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>A peso</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Redondeo</translation>
    </message>
    <message>
        <source>Price by hand</source>
        <translation>Precio a mano</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Vuelve</translation>
    </message>
</context>
<context>
    <name>Tender</name>
    <message>
        <source>Cash</source>
        <translation>Efectivo</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>On account</source>
        <translation>A crédito</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>Alipay</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>To pay</source>
        <translation>A pagar</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Dto.</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>Cupones</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Vuelve</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>Falta</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>A devolver</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>de {amount}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Type what you receive, then Enter</source>
        <translation>Escriba lo que recibe y pulse Enter</translation>
    </message>
    <message>
        <source>On account: {amount} left</source>
        <translation>A crédito: quedan {amount}</translation>
    </message>
    <message>
        <source>Stored value to spend here: {amount}</source>
        <translation>Saldo que se puede usar aquí: {amount}</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Training: every PIN is 000000</source>
        <translation>Formación: todos los PIN son 000000</translation>
    </message>
</context>
<context>
    <name>Unresolved</name>
    <message>
        <source>Payments without an end: {count}</source>
        <translation>Pagos sin terminar: {count}</translation>
    </message>
    <message>
        <source>A sale is open: finish or suspend it</source>
        <translation>Hay una venta abierta: termínela o déjela en espera</translation>
    </message>
</context>
<context>
    <name>Variance</name>
    <message>
        <source>Wrong change</source>
        <translation>Cambio mal dado</translation>
    </message>
    <message>
        <source>Return not entered</source>
        <translation>Devolución omitida</translation>
    </message>
    <message>
        <source>Float was wrong</source>
        <translation>El fondo estaba mal</translation>
    </message>
    <message>
        <source>Money changed</source>
        <translation>Dinero cambiado</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Otro motivo</translation>
    </message>
</context>
</TS>
