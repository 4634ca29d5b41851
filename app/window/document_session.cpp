#include "app/window/document_session.h"

#include "app/window/recovery_dialog.h"
#include "app/window/recovery_journal.h"
#include "qt/document_controller.h"
#include "qt/finding_keeper.h"
#include "views/dialogs/azure_dialog.h"
#include "views/dialogs/compare_dialog.h"
#include "views/dialogs/import_report_dialog.h"
#include "views/dialogs/parameter_dialog.h"
#include "views/widgets/beside_window.h"
#include "views/widgets/entry.h"

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

DocumentSession::DocumentSession(qtmodel::DocumentController& controller,
                                 const views::ThemeManager& theme, QWidget* window)
    : QObject(window)
    , m_controller(controller)
    , m_theme(theme)
    , m_window(window)
    , m_files(new DocumentFiles(window))
    , m_journal(new RecoveryJournal(
          RecoveryStore(),
          [this]() -> std::optional<RecoveryJournal::State> {
              if (m_controller.undoStack()->isClean())
                  return std::nullopt;
              return RecoveryJournal::State{m_controller.document(), m_path, title()};
          },
          this))
{
    connect(controller.undoStack(), &QUndoStack::cleanChanged, this,
            &DocumentSession::titleChanged);
    connect(&controller, &qtmodel::DocumentController::changed, this,
            &DocumentSession::titleChanged);
    connect(&controller, &qtmodel::DocumentController::changed, m_journal, &RecoveryJournal::touch);
    connect(m_journal, &RecoveryJournal::failed, this, &DocumentSession::recoveryFailed);
}

QString DocumentSession::title() const
{
    const QString given = QString::fromStdString(m_controller.document().settings().title.str());
    QString name = !m_path.isEmpty()  ? QFileInfo(m_path).fileName()
                   : !given.isEmpty() ? given
                                      : tr("Untitled");
    if (m_otherSide)
        name =
            m_isBefore ? tr("%1 — before the plan").arg(name) : tr("%1 — after the plan").arg(name);
    return m_controller.undoStack()->isClean() ? name : tr("%1 — edited").arg(name);
}

bool DocumentSession::isBlank() const
{
    return m_controller.undoStack()->isClean() && m_path.isEmpty()
           && m_controller.document().size() == 0;
}

void DocumentSession::show(const azure::Document& document)
{
    using qtmodel::DocumentController;
    std::shared_ptr<DocumentController::Prepared> prepared;
    if (document.size() > qtmodel::FindingKeeper::kMostAtOnce)
        views::runBesideWindow(m_window, tr("Drawing the design…"), {},
                               [&](views::JobState& state) {
                                   state.percent = -1;
                                   prepared = DocumentController::prepare(document);
                               });
    else
        prepared = DocumentController::prepare(document);
    m_path.clear();
    m_report = {};
    m_otherSide.reset();
    m_journal->drop();
    m_controller.setPrepared(std::move(prepared));
    emit opened();
    emit titleChanged();
}

void DocumentSession::startFrom(const azure::Document& document)
{
    show(document);
    m_controller.undoStack()->resetClean();
    m_journal->touch();
    emit titleChanged();
}

bool DocumentSession::open(const QStringList& paths)
{
    DocumentFiles::Request request;
    request.paths = paths;
    return maybeSave() && open(std::move(request));
}

bool DocumentSession::open(DocumentFiles::Request request)
{
    Result<read::ReadResult> result = readOrSay(request);
    if (!result)
        return false;
    show(result->document);
    if (!request.paths.isEmpty() && !isResource(request.paths.front())) {
        if (result->kind == read::FileKind::Peerscape)
            m_path = QFileInfo(request.paths.front()).absoluteFilePath();
        m_files->addRecent(request.paths.front());
    }
    m_report = result->report;
    m_otherSide = std::move(result->before);
    m_isBefore = false;
    emit titleChanged();
    if (result->kind != read::FileKind::Peerscape && !m_report.entries.empty())
        showImportReport();
    return true;
}

void DocumentSession::readFromAzure()
{
    if (!maybeSave())
        return;
    views::AzureDialog dialog(m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    DocumentFiles::Request request;
    for (const std::string& page : dialog.pages())
        request.answers.push_back(
            {"az graph query, page " + std::to_string(request.answers.size() + 1), page});
    open(std::move(request));
}

void DocumentSession::showOtherSide()
{
    if (!m_otherSide || !maybeSave())
        return;
    azure::Document next = std::move(*m_otherSide);
    azure::Document shown = m_controller.document();
    read::ImportReport report = std::move(m_report);
    show(next);
    m_report = std::move(report);
    m_otherSide = std::move(shown);
    m_isBefore = !m_isBefore;
    emit titleChanged();
}

std::pair<azure::Document, azure::Document> DocumentSession::planSides() const
{
    const azure::Document& shown = m_controller.document();
    return m_isBefore ? std::pair(shown, *m_otherSide) : std::pair(*m_otherSide, shown);
}

QStringList DocumentSession::chooseFiles()
{
    return QFileDialog::getOpenFileNames(m_window, tr("Open"), m_path, fileFilter());
}

std::optional<std::pair<QString, azure::Document>> DocumentSession::chooseAndRead()
{
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Compare with"), m_path, fileFilter());
    if (path.isEmpty())
        return std::nullopt;
    DocumentFiles::Request request;
    request.paths = {path};
    Result<read::ReadResult> result = readOrSay(std::move(request));
    if (!result)
        return std::nullopt;
    return std::pair(QFileInfo(path).fileName(), std::move(result->document));
}

QString DocumentSession::fileFilter()
{
    return tr("Designs (*.peerscape *.json *.bicep *.bicepparam *.tfstate);;Pictures with their "
              "design (*.svg "
              "*.png *.drawio);;All files (*)");
}

Result<read::ReadResult> DocumentSession::readOrSay(DocumentFiles::Request request)
{
    Result<read::ReadResult> result = m_files->open(request);
    if (result && !result->openParameters.empty()) {
        views::ParameterDialog dialog(result->openParameters, m_window);
        if (dialog.exec() == QDialog::Accepted) {
            request.parameters = dialog.values();
            request.parametersFile = dialog.file();
            result = m_files->open(request);
        }
    }
    if (!result && result.error().code != "Cancelled")
        QMessageBox::critical(m_window, tr("Cannot open"),
                              qtmodel::DocumentController::text(result.error()));
    return result;
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
    views::takeEntry(*m_window);
    const Result<void> saved = m_files->save(m_path, m_controller.document());
    if (!saved) {
        QMessageBox::critical(m_window, tr("Cannot save"),
                              qtmodel::DocumentController::text(saved.error()));
        return false;
    }
    m_controller.undoStack()->setClean();
    m_journal->drop();
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
    views::takeEntry(*m_window);
    if (m_controller.undoStack()->isClean())
        return true;
    const auto answer = QMessageBox::warning(
        m_window, tr("Unsaved changes"), tr("Save the changes to this design?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Save ? save() : answer == QMessageBox::Discard;
}

bool DocumentSession::hasLeftBehind() const
{
    return !m_journal->store().leftBehind().empty();
}

std::optional<RecoveryStore::Copy> DocumentSession::chooseCopy()
{
    const std::vector<RecoveryStore::Copy> copies = m_journal->store().leftBehind();
    if (copies.empty())
        return std::nullopt;
    RecoveryDialog dialog(
        m_journal->store(), copies,
        [this](const RecoveryStore::Copy& copy, QWidget* parent) { compareWithFile(copy, parent); },
        m_window);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.chosen()) : std::nullopt;
}

bool DocumentSession::recover(const RecoveryStore::Copy& copy)
{
    const auto document = readPlainly(copy.path, tr("Cannot recover"), m_window);
    if (!document)
        return false;
    show(*document);
    m_journal->adopt(copy.id);
    m_path = copy.file;
    m_controller.undoStack()->resetClean(); // it differs from its file until it is saved
    emit titleChanged();
    return true;
}

void DocumentSession::compareWithFile(const RecoveryStore::Copy& copy, QWidget* parent)
{
    const QString title = tr("Cannot compare");
    const auto unsaved = readPlainly(copy.path, title, parent);
    if (!unsaved)
        return;
    // What was never saved is compared with nothing.
    const auto saved =
        copy.file.isEmpty() ? azure::Document() : readPlainly(copy.file, title, parent);
    if (!saved)
        return;
    views::CompareDialog(
        {copy.file.isEmpty() ? tr("Empty design") : QFileInfo(copy.file).fileName(), *saved, true},
        {tr("The unsaved changes"), *unsaved, true}, [this] { return chooseAndRead(); }, m_theme,
        parent)
        .exec();
}

std::optional<azure::Document> DocumentSession::readPlainly(const QString& path,
                                                            const QString& title, QWidget* parent)
{
    DocumentFiles::Request request;
    request.paths = {path};
    const Result<read::ReadResult> result = m_files->open(request);
    if (result)
        return result->document;
    QMessageBox::critical(parent, title, qtmodel::DocumentController::text(result.error()));
    return std::nullopt;
}

void DocumentSession::showImportReport()
{
    views::ImportReportDialog(
        m_report, [this](const QString& name) { return m_files->contentOf(name); }, m_theme,
        m_window)
        .exec();
}

} // namespace peerscape::window
