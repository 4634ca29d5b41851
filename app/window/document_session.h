#pragma once

#include "app/window/document_files.h"
#include "core/base/result.h"
#include "core/read/read.h"

#include <QObject>
#include <QString>
#include <QStringList>

class QWidget;

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::window {

/// The design that is open: its file, whether it has changes, what its import left out. Asks the
/// person where the answer is theirs: where to save, what to do with unsaved changes.
class DocumentSession : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the dialogs.
    DocumentSession(qtmodel::DocumentController& controller, QWidget* window);

    [[nodiscard]] DocumentFiles& files() { return *m_files; }
    /// The `.peerscape` file; empty for a new design or an import.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// File name or title, with a mark when there are changes.
    [[nodiscard]] QString title() const;
    /// What the last import understood, approximated and left out.
    [[nodiscard]] const read::ImportReport& report() const { return m_report; }

    /// Shows a document without a file.
    void show(const azure::Document& document);
    /// Opens files, several as one estate; asks for unsaved changes first. False when it was not
    /// opened.
    bool open(const QStringList& paths);
    void chooseAndOpen();
    void startNew();
    bool save();
    bool saveAs();
    /// Asks to save, discard or cancel when there are changes. True when the document may go.
    bool maybeSave();
    void showImportReport();

signals:
    /// Another document is shown.
    void opened();
    void titleChanged();

private:
    qtmodel::DocumentController& m_controller;
    QWidget* m_window;
    DocumentFiles* m_files;
    QString m_path;
    read::ImportReport m_report;
};

} // namespace peerscape::window
