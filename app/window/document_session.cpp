#include "app/window/document_session.h"

#include "qt/document_controller.h"
#include "views/dialogs/text_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QUndoStack>

namespace peerscape::window {

namespace {

/// A file of the program itself: it has no place to save to and is not a recent file.
bool isResource(const QString& path)
{
    return path.startsWith(QLatin1Char(':'));
}

} // namespace

DocumentSession::DocumentSession(qtmodel::DocumentController& controller, QWidget* window)
    : QObject(window)
    , m_controller(controller)
    , m_window(window)
    , m_files(new DocumentFiles(window))
{
    connect(controller.undoStack(), &QUndoStack::cleanChanged, this,
            &DocumentSession::titleChanged);
    connect(&controller, &qtmodel::DocumentController::changed, this,
            &DocumentSession::titleChanged);
}

QString DocumentSession::title() const
{
    const QString given = QString::fromStdString(m_controller.document().settings().title.str());
    const QString name = !m_path.isEmpty()  ? QFileInfo(m_path).fileName()
                         : !given.isEmpty() ? given
                                            : tr("Untitled");
    return m_controller.undoStack()->isClean() ? name : tr("%1 — edited").arg(name);
}

void DocumentSession::show(const azure::Document& document)
{
    m_path.clear();
    m_report = {};
    m_controller.setDocument(document);
    emit opened();
    emit titleChanged();
}

bool DocumentSession::open(const QStringList& paths)
{
    if (!maybeSave())
        return false;
    Result<read::ReadResult> result = m_files->open(paths);
    if (!result) {
        if (result.error().code != "Cancelled")
            QMessageBox::critical(m_window, tr("Cannot open"),
                                  QString::fromStdString(result.error().message));
        return false;
    }
    show(result->document);
    if (!isResource(paths.front())) {
        if (result->kind == read::FileKind::Peerscape)
            m_path = QFileInfo(paths.front()).absoluteFilePath();
        m_files->addRecent(paths.front());
    }
    m_report = result->report;
    emit titleChanged();
    if (result->kind != read::FileKind::Peerscape && !m_report.entries.empty())
        showImportReport();
    return true;
}

void DocumentSession::chooseAndOpen()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        m_window, tr("Open"), m_path, tr("Designs (*.peerscape *.json);;All files (*)"));
    if (!paths.isEmpty())
        open(paths);
}

void DocumentSession::startNew()
{
    if (maybeSave())
        show({});
}

bool DocumentSession::save()
{
    if (m_path.isEmpty())
        return saveAs();
    const Result<void> saved = m_files->save(m_path, m_controller.document());
    if (!saved) {
        QMessageBox::critical(m_window, tr("Cannot save"),
                              QString::fromStdString(saved.error().message));
        return false;
    }
    m_controller.undoStack()->setClean();
    m_files->addRecent(m_path);
    emit titleChanged();
    return true;
}

bool DocumentSession::saveAs()
{
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save as"),
                                                m_path.isEmpty() ? tr("design.peerscape") : m_path,
                                                tr("Peerscape documents (*.peerscape)"));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".peerscape");
    // The old file stays the document's own until the new one is written.
    const QString before = std::exchange(m_path, QFileInfo(path).absoluteFilePath());
    if (save())
        return true;
    m_path = before;
    return false;
}

bool DocumentSession::maybeSave()
{
    if (m_controller.undoStack()->isClean())
        return true;
    const auto answer = QMessageBox::warning(
        m_window, tr("Unsaved changes"), tr("Save the changes to this design?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Save ? save() : answer == QMessageBox::Discard;
}

void DocumentSession::showImportReport()
{
    QString html =
        QStringLiteral("<p>%1</p><ul>")
            .arg(tr("%n resource(s) understood.", nullptr, static_cast<int>(m_report.understood)));
    for (const read::ReportEntry& entry : m_report.entries) {
        const QString place = entry.position.line > 0
                                  ? QStringLiteral("%1:%2:%3")
                                        .arg(QString::fromStdString(entry.position.file))
                                        .arg(entry.position.line)
                                        .arg(entry.position.column)
                                  : QString::fromStdString(entry.position.file);
        html += QStringLiteral("<li><b>%1</b> %2<br>%3 <i>%4</i></li>")
                    .arg(entry.kind == read::ReportEntry::Kind::Ignored ? tr("Not modelled")
                                                                        : tr("Approximated"),
                         QString::fromStdString(entry.subject).toHtmlEscaped(),
                         qtmodel::DocumentController::text(entry.message).toHtmlEscaped(),
                         place.toHtmlEscaped());
    }
    views::TextDialog(tr("Import report"), html + QStringLiteral("</ul>"), Qt::RichText, m_window)
        .exec();
}

} // namespace peerscape::window
