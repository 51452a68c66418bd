"""One window per register: a second start asks the first window to come to the front, and ends."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from grono import paths

_PATIENCE = 1000  # ms
_CALL, _ANSWER = b"show\n", b"shown\n"


def _address(register: Path) -> str:
    """The name of a register's door; another user or another data folder has another one."""
    said = f"{paths.data_dir()}\n{register.resolve()}"
    return f"grono-{sha256(said.encode()).hexdigest()[:24]}"


def hand_over(register: Path) -> bool:
    """Call the window that has a register open; whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(_address(register))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_CALL)
    socket.waitForBytesWritten(_PATIENCE)
    answered = socket.waitForReadyRead(_PATIENCE) and bytes(socket.readAll().data()) == _ANSWER
    socket.disconnectFromServer()
    return answered


class Door(QObject):
    """Where later starts knock while a register is open here."""

    called = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def open(self, register: Path) -> None:
        """Listen for a register. What a window that died left behind is taken away."""
        self.close()
        QLocalServer.removeServer(_address(register))
        self._server.listen(_address(register))

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._hear(socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()) == _CALL:
            socket.write(_ANSWER)
            socket.flush()
            self.called.emit()
