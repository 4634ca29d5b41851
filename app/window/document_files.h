#pragma once

#include "core/read/read.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

class QWidget;

namespace peerscape::window {

/// Opens and saves designs: by content, on a worker thread with progress and cancel, saving whole
/// or not at all. Keeps the list of recent files.
class DocumentFiles : public QObject
{
    Q_OBJECT

public:
    explicit DocumentFiles(QWidget* window);

    /// What is to be read as one estate.
    struct Request
    {
        QStringList paths;
        /// What az answered; files without a path, under these names.
        std::vector<read::Input> answers;
        std::map<std::string, std::string> parameters; ///< Of a template.
        QString parametersFile;                        ///< The same; may be empty.
    };

    /// Reads files as one estate. A Bicep file is built by the person's own compiler; a template's
    /// parameters file (`x.parameters.json` beside `x.json`) is read with it. Shows a progress
    /// dialog when it takes longer than half a second. An error with the code `Cancelled` when the
    /// person gave up.
    [[nodiscard]] Result<read::ReadResult> open(const Request& request);
    /// What was read under this name last time, as far as it can still be had.
    [[nodiscard]] std::optional<QByteArray> contentOf(const QString& name) const;
    /// Writes a `.peerscape` file on a worker thread, from a snapshot.
    [[nodiscard]] Result<void> save(const QString& path, const azure::Document& document);

    [[nodiscard]] QStringList recent() const;
    void addRecent(const QString& path);
    /// Forgets the files that are not pinned.
    void clearRecent();
    /// Files that stay in the list whatever else is opened; none of them is in `recent`.
    [[nodiscard]] QStringList pinned() const;
    void setPinned(const QString& path, bool pin);

    /// The samples that come with the program, in the order of the menu. What they say is said in
    /// the language of the window when they are opened.
    struct Sample
    {
        QString path; ///< Of the resource.
        QString title;
    };
    [[nodiscard]] static std::vector<Sample> samples();

signals:
    void recentChanged();

private:
    QWidget* m_window;
    std::map<QString, QString> m_places;   ///< Files of the last reading, by the name in messages.
    std::map<QString, std::string> m_made; ///< Those that are no files: built or answered.
};

} // namespace peerscape::window
