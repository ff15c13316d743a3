"""Work off the screen's thread: what answers after the window has gone is told to nobody."""

from threading import Event

from PySide6.QtWidgets import QApplication

from pos_app.ui.control.background import Background


def test_an_answer_comes_on_the_screens_thread(qapp: QApplication) -> None:
    background, heard = Background(), list[str]()
    background.run(lambda: "here", heard.append, lambda trouble: heard.append(str(trouble)))
    background.run(lambda: str(1 // 0), heard.append, lambda trouble: heard.append(type(trouble).__name__))
    while len(heard) < 2:
        qapp.processEvents()
    background.close()

    assert sorted(heard) == ["ZeroDivisionError", "here"]


def test_nobody_is_told_after_the_window_has_gone(qapp: QApplication) -> None:
    background, heard, free = Background(), list[str](), Event()
    background.run(lambda: str(free.wait(10)), heard.append, lambda trouble: heard.append(str(trouble)))
    free.set()
    background.close()
    qapp.processEvents()

    assert heard == []
