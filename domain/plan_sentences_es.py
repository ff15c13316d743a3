"""What a check of a plan says, in Spanish: the table that `plan_sentences.py` describes."""

WORDS: dict[str, str] = {
    "json_syntax": (
        "línea {line}, columna {column}: no es JSON ({what}). Busque ahí una coma de más o de menos, o unas"
        " comillas o un corchete sin cerrar; JSON no tiene comentarios."
    ),
    "not_utf8": "el archivo no es UTF-8. Guárdelo como UTF-8.",
    "duplicate_key": '"{key}" está aquí dos veces y solo una contaría. Deje una.',
    "unknown_field": 'no hay ningún campo "{field}".{near}',
    "missing_field": 'falta "{field}". Escríbalo: no tiene valor por defecto.',
    "wrong_type": "se espera {expected}, esto es {kind}: {found}. Corríjalo.",
    "not_one_of": "{found} no es uno de {known}.{near}",
    "bad_id": (
        'el identificador "{id}" no vale. Use de 1 a 32 letras, cifras, ".", "-" o "_": forma parte del'
        " nombre de las reglas."
    ),
    "duplicate_id": 'el identificador "{id}" ya está en {first}. Ponga otro aquí.',
    "unknown_reference": 'no existe: {what} "{id}".{near}',
    "label_missing": "a la etiqueta le falta {languages}. Escríbala en todos los idiomas.",
    "label_language": '"{language}" no es un idioma de las etiquetas.{near}',
    "no_article": "ningún artículo vende esto. Indique el sku que se escanea para venderlo.",
    "sold_twice": 'el artículo "{sku}" ya vende {first}. Dé a cada uno su artículo.',
    "rate_denominator": "{found} no tiene valor: el denominador debe ser mayor que 0. Escriba 98 % como [98, 100].",
    "rate_negative": "{found} es menor que 0 %. Escriba una parte de 0 a 100 %.",
    "rate_above_one": "{found} es más de 100 %. Escriba lo que se paga: 98 % es [98, 100].",
    "negative": "{found} es menor que 0. Escriba {least} o más.",
    "nothing": "{found} no haría nunca nada. Escriba {least} o más.",
    "too_large": "{found} es más que {most}. Los importes van en unidades mínimas: ¿es lo que quiere?",
    "weekday": "{found} no es un día de la semana. El lunes es 1, el domingo 7.",
    "hour": '"{found}" no es una hora. Escriba "HH:MM", de "00:00" a "24:00".',
    "hours_empty": (
        "de {start} a {start} no hay tiempo. Escriba un final más tarde; uno antes del comienzo es del día siguiente."
    ),
    "hours_begin": 'ningún día empieza a las 24:00. Escriba ["00:00", ...] y el día siguiente.',
    "day": '"{found}" no es un día. Escriba "2026-11-24".',
    "dates_reversed": "termina el {until}, antes de empezar el {since}. Cambie los dos días.",
    "shares_reversed": "la parte mínima es mayor que la máxima. Cambie least_share y most_share.",
    "above_most": "{least} es mayor que most, {most}. Cambie los dos.",
    "unnamed_above_named": (
        "sin nombre se puede tener {unnamed}, con nombre {named} (0: sin límite). No permita más sin nombre."
    ),
    "faces_not_rising": "{found} no sube. Escriba cada valor una vez, de menor a mayor.",
    "bonus_not_rising": "desde {found} está después de desde {before}. Ordene las filas por least, cada una una vez.",
    "bonus_falls": (
        "quien recarga más recibe {found}, no más que {before} de la fila anterior. Dé más a la recarga mayor."
    ),
    "bonus_for_nothing": "una recarga de cualquier importe da {bonus}, una y otra vez. Diga desde qué importe.",
    "bands_overlap": "dos tramos empiezan en {found} (el otro es el número {other}). Deje uno.",
    "bands_not_rising": "el tramo desde {found} está después del de {before}. Ordénelos.",
    "trial_gives_less": "cuesta {pays} y da {gets}. Dé al menos lo que cuesta.",
    "chances": "las probabilidades suman {sum}, más que out_of, {out_of}. Bájelas o suba out_of.",
    "no_prizes": "un sorteo sin premios. Ponga uno.",
    "unknown_class": '"{found}" no es una clase de socios.{near}',
    "unknown_kind": (
        'este programa no conoce la clase "{kind}": la regla se guarda y se muestra como no aplicada.{near}'
    ),
    "field_needed": '"{kind}" no significa nada sin "{field}". Escríbalo.',
    "field_unused": '"{kind}" no lee "{field}". Quítelo, o elija la clase que lo lee.',
    "too_many_parts": "un lote de {found} partes no se entiende, {most} como mucho. Divídalo.",
    "no_goods_here": (
        '"{field}" mira artículos y aquí no se mira ninguno. Quítelo (las entregas y los sorteos tienen su'
        " propio least)."
    ),
    "tiers_not_rising": (
        '"{tier}" empieza en {found}; el nivel "{other}" antes de él, en {before}. Ordénelos, el menor primero.'
    ),
    "tier_pays_more": '"{tier}" paga más que el nivel "{other}" antes de él, y el posterior es el mejor. Cámbielos.',
    "tier_for_ever": (
        '"{tier}" no pide nada y pone su contador a cero ({after}): se gana sin fin. Póngale un threshold,'
        ' o after "keep".'
    ),
    "free": "sin pays todo lo que abarca es gratis. Si es lo que quiere, escriba [0, 100]; si no, lo que se paga.",
    "takes_nothing": "no descuenta nada. Escriba una parte menor que 100 %.",
    "every_below_amount": "{amount} menos por cada {every} lo hace todo gratis. Descuente menos que every.",
    "coupon_takes_nothing": 'el cupón "{coupon}" no descuenta nada. Dele un amount o un benefit.',
    "coupon_two_ways": 'el cupón "{coupon}" tiene amount y benefit; solo benefit contaría. Deje uno.',
    "threshold_unused": (
        'el cupón "{coupon}" tiene benefit, así que no se lee su threshold. Escríbalo como when.least.'
    ),
    "issue_without_least": (
        'cualquier venta, hasta de 0.01, entrega "{coupon}" otra vez, sin fin. Diga desde qué importe (least).'
    ),
    "issue_gives_back_all": (
        'una venta de {least} entrega cupones por valor de {worth} ("{coupon}" entre ellos): cada uno paga'
        " la siguiente, sin fin. Suba least o entregue menos."
    ),
    "cause_ring": "se provocan unos a otros, sin fin: {chain}. Rompa la cadena en un punto.",
    "draw_without_least": 'el sorteo "{id}" es gratis con cada venta, hasta de 0.01. Dele costs, o least.',
    "draw_pays_itself": 'el sorteo "{id}" cuesta {costs} puntos y da otros tantos. Suba costs o baje los premios.',
    "draw_gives_back_all": (
        'el sorteo "{id}" es gratis desde {least} y da de media cupones de ese valor: cada uno paga el'
        " siguiente, sin fin. Suba least o baje los premios."
    ),
    "gift_for_nothing": 'el regalo "{sku}" no cuesta nada, una y otra vez. Póngale points o un amount.',
    "points_give_back_all": (
        "{points} puntos valen {worth} con los mejores coeficientes y cuestan {paid}: devuelven todo lo"
        " pagado. Dé menos, o desde un importe mayor."
    ),
    "group_unused": 'nada está en el grupo "{id}". Quítelo, o nómbrelo en una promoción o un cupón.',
    "group_left_out": (
        'el grupo "{id}" no está entre los grupos, así que no se aplica nunca. Nómbrelo si debe contar.'
    ),
    "excludes_ring": "estos grupos se excluyen en círculo: {chain}. Nombre cada par en un solo lado.",
    "best_too_large": (
        'en el grupo "{id}" compiten {found} reglas, más de {most}: la búsqueda de la mejor cuenta puede'
        " llegar a su límite. Divídalo en grupos."
    ),
    "shape.text": 'un texto entre comillas, "como este"',
    "shape.whole": "un número entero (los importes van en unidades mínimas: 10.00 es 1000)",
    "shape.truth": "true o false",
    "shape.list": "una lista en [ ]",
    "shape.object": "un objeto en { }",
    "shape.ratio": "una parte exacta [numerador, denominador]: 98 % es [98, 100]",
    "shape.pair": 'un par, para horas ["20:00", "22:00"]',
    "shape.null": "null",
    "shape.fraction": "un número con decimales",
    "what.tier": "nivel",
    "what.coupon": "regla de cupón",
    "what.membership": "abono de pago",
    "what.group": "grupo de acumulación",
    "what.rule": "regla",
    "what.article": "artículo",
    "what.category": "categoría",
    "say.near": ' ¿Quería decir "{near}"?',
    "say.known": " Se conocen: {known}.",
    "say.unknown": " Quítelo, o añada lo que nombra.",
    "say.warning": "revise",
}
