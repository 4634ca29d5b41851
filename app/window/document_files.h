#pragma once

#include "core/read/read.h"

#include <QObject>
#include <QString>
#include <QStringList>

class QWidget;

namespace peerscape::window {

/// Opens and saves designs: by content, on a worker thread with progress and cancel, saving whole
/// or not at all. Keeps the list of recent files.
class DocumentFiles : public QObject
{
    Q_OBJECT

public:
    explicit DocumentFiles(QWidget* window);

    /// Reads files as one estate. Shows a progress dialog when it takes longer than half a second.
    /// An error with the code `Cancelled` when the person gave up.
    [[nodiscard]] Result<read::ReadResult> open(const QStringList& paths);
    /// Writes a `.peerscape` file on a worker thread, from a snapshot.
    [[nodiscard]] Result<void> save(const QString& path, const azure::Document& document);

    [[nodiscard]] QStringList recent() const;
    void addRecent(const QString& path);
    void clearRecent();

    /// The samples that come with the program: resource path and title, in the order of the menu.
    struct Sample
    {
        QString path;
        QString title;
    };
    [[nodiscard]] static std::vector<Sample> samples();

signals:
    void recentChanged();

private:
    QWidget* m_window;
};

} // namespace peerscape::window
