"""What the price check says: an article, its prices, and what one costs today and why."""

from pos_app.ui import acts
from pos_app.ui.money_text import MoneyText
from pos_app.ui.panel import PanelContent, PanelRow
from pos_app.ui.speak import translate
from pos_app.ui.state_receipts import PriceState
from pos_app.ui.words import tag_word


def price_panel(state: PriceState, money: MoneyText) -> PanelContent:
    """The panel; Enter sells the article, another scan checks the next one."""
    article = state.article
    if article is None:
        return PanelContent(
            title=translate("Price", "What does it cost?"),
            empty=translate("Price", "Scan it, or type its barcode and press Enter; nothing is sold"),
            notice=state.notice,
        )
    unit = f" / {article.unit}" if article.unit else ""
    rows = [PanelRow(article.name, article.code, figure=money.signed(article.price) + unit, chosen=True)]
    if article.member_price is not None:
        rows.append(PanelRow(translate("Price", "Members pay"), figure=money.signed(article.member_price) + unit))
    who = state.member or translate("Price", "no member")
    why = " · ".join(tag_word(tag) for tag in state.reasons)
    now = translate("Price", "Today, alone in a cart ({who})").format(who=who)
    rows.append(PanelRow(now, why or translate("Price", "no offer applies"), figure=money.signed(state.now) + unit))
    return PanelContent(
        title=translate("Price", "Price check"),
        below=translate("Price", "Enter sells it; scan the next one, or Esc"),
        rows=tuple(rows),
        acts=(acts.ChooseArticle(0),),
        notice=state.notice,
        selected=0,
    )
