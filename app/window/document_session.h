#pragma once

#include "app/window/document_files.h"
#include "app/window/recovery_store.h"
#include "core/base/result.h"
#include "core/read/read.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

class QWidget;

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

class RecoveryJournal;

/// The design that is open: its file, whether it has changes, what its import left out. Asks the
/// person where the answer is theirs: where to save, what to do with unsaved changes.
class DocumentSession : public QObject
{
    Q_OBJECT

public:
    /// `window` is the parent of the dialogs.
    DocumentSession(qtmodel::DocumentController& controller, const views::ThemeManager& theme,
                    QWidget* window);

    [[nodiscard]] DocumentFiles& files() { return *m_files; }
    /// The `.peerscape` file; empty for a new design or an import.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// File name or title, with a mark when there are changes.
    [[nodiscard]] QString title() const;
    /// What the last import understood, approximated and left out.
    [[nodiscard]] const read::ImportReport& report() const { return m_report; }

    /// Whether there is nothing in it that could be lost or missed.
    [[nodiscard]] bool isBlank() const;

    /// Shows a document without a file.
    void show(const azure::Document& document);
    /// Opens files, several as one estate; asks for unsaved changes first, and for parameters that
    /// a template leaves open. False when it was not opened.
    bool open(const QStringList& paths);
    /// Reads a file that a person chooses, beside the design that is open; gives its name with it.
    /// Nothing when they gave up or when it cannot be read, which is said.
    [[nodiscard]] std::optional<std::pair<QString, azure::Document>> chooseAndRead();
    /// Asks Azure through the person's own az, after showing the command.
    void readFromAzure();
    void startNew();
    /// Shows a design that no file has yet: closing asks what to do with it.
    void startFrom(const azure::Document& document);
    /// Asks for files to open; none when the person gives up.
    [[nodiscard]] QStringList chooseFiles();
    bool save();
    bool saveAs();
    /// Asks to save, discard or cancel when there are changes. True when the document may go.
    bool maybeSave();
    void showImportReport();
    /// Whether a crash left copies behind.
    [[nodiscard]] bool hasLeftBehind() const;
    /// Asks which of the copies that a crash left behind is to be recovered; none when there are
    /// none or nobody wants one.
    [[nodiscard]] std::optional<RecoveryStore::Copy> chooseCopy();
    /// Shows such a copy in place of a blank design; false when it cannot be read.
    bool recover(const RecoveryStore::Copy& copy);

    /// Of a Terraform plan: whether the other side, before or after it is applied, can be shown.
    [[nodiscard]] bool hasOtherSide() const { return m_otherSide.has_value(); }
    /// Shows it; what is shown now becomes the other side. Asks for unsaved changes first.
    void showOtherSide();
    /// What is there before the plan and after it, as the sides stand now. Precondition:
    /// hasOtherSide().
    [[nodiscard]] std::pair<azure::Document, azure::Document> planSides() const;

signals:
    /// Another document is shown.
    void opened();
    void titleChanged();
    /// The copy that guards against a crash cannot be written.
    void recoveryFailed(const QString& reason);

private:
    bool open(DocumentFiles::Request request);
    /// Shows what differs between a copy that a crash left and its file.
    void compareWithFile(const RecoveryStore::Copy& copy, QWidget* parent);
    /// Reads one file as it is; says why it cannot, over `parent`, under that title.
    [[nodiscard]] std::optional<azure::Document> readPlainly(const QString& path,
                                                             const QString& title, QWidget* parent);
    [[nodiscard]] static QString fileFilter();
    /// Reads files, after asking for parameters that a template leaves open; says why it cannot.
    [[nodiscard]] Result<read::ReadResult> readOrSay(DocumentFiles::Request request);

    qtmodel::DocumentController& m_controller;
    const views::ThemeManager& m_theme;
    QWidget* m_window;
    DocumentFiles* m_files;
    QString m_path;
    read::ImportReport m_report;
    std::optional<azure::Document> m_otherSide; ///< Of a plan.
    bool m_isBefore = false;                    ///< The side that is shown.
    RecoveryJournal* m_journal;
};

} // namespace peerscape::window
