"""A window for tests: it remembers its acts, presses keys and clicks by accessible name, as a person does."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.ui.acts import Act
from pos_app.ui.gallery import Scene, scenes, show
from pos_app.ui.look import look_for
from pos_app.ui.main_window import MainWindow
from pos_app.ui.panel import Panel
from pos_app.ui.row_view import RowView
from pos_app.ui.touch import Touch


@dataclass
class Shown:
    window: MainWindow
    acts: list[Act] = field(default_factory=list)

    @classmethod
    def open(cls, theme: str, size: tuple[int, int], language: str) -> "Shown":
        window = MainWindow(look_for(theme, size[1], language))
        window.resize(*size)
        window.show()
        shown = cls(window)
        window.act.connect(shown.acts.append)
        window.activateWindow()
        QApplication.processEvents()
        return shown

    def scene(self, name: str) -> Scene:
        """Show the scene of that name, with the acts forgotten."""
        scene = next(scene for scene in scenes(self.window.look.language) if scene.name == name)
        self.show(scene)
        return scene

    def show(self, scene: Scene) -> None:
        show(self.window, scene)
        QApplication.processEvents()
        self.acts.clear()

    def key(self, keys: str) -> None:
        """Press keys by their names, in turn: `3 * F9 Ctrl+Z`."""
        for name in keys.split():
            if len(name) == 1 and name not in "*+-":
                QTest.keyClicks(self.focus, name)
                continue
            combination = QKeySequence(name)[0]  # type: ignore[index]
            QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())

    @property
    def focus(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def touches(self) -> list[Touch]:
        """The keys that can be seen."""
        return [key for key in self.window.findChildren(Touch) if key.isVisible()]

    def click(self, name: str) -> None:
        """Click the one key whose accessible name begins so."""
        found = [key for key in self.touches() if key.accessibleName().startswith(name)]
        assert len(found) == 1, [key.accessibleName() for key in self.touches()]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))

    def tap_row(self, row: int) -> None:
        """Tap a row of the panel that is open, from 0."""
        rows = next(view for view in self.window.findChildren(Panel)[0].findChildren(RowView) if view.isVisible())
        spot = rows.row_box(row).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def close(self) -> None:
        self.window.close_now()
        self.window.deleteLater()
        QApplication.processEvents()
