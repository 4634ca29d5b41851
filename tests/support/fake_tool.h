#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

namespace peerscape::test {

/// A folder that is the whole PATH while it lives, for programs that only pretend.
class FakeTools
{
public:
    FakeTools()
        : m_path(qgetenv("PATH"))
    {
        qputenv("PATH", QFile::encodeName(m_folder.path()));
    }
    ~FakeTools() { qputenv("PATH", m_path); }
    Q_DISABLE_COPY_MOVE(FakeTools)

    /// Puts a program there: a script of the shell.
    void add(const QString& name, const QByteArray& script)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray contentOf(const QString& name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_path;
};

} // namespace peerscape::test
