#include "views/dialogs/import_report_dialog.h"

#include "qt/document_controller.h"
#include "views/dialogs/source_dialog.h"
#include "views/widgets/clear_button.h"
#include "views/widgets/screen_fit.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace peerscape::views {

ImportReportModel::ImportReportModel(read::ImportReport report, QObject* parent)
    : QAbstractTableModel(parent)
    , m_report(std::move(report))
{
}

int ImportReportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_report.entries.size());
}

int ImportReportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ImportReportModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const read::ReportEntry& item = entry(index.row());
    switch (index.column()) {
    case What:
        return item.kind == read::ReportEntry::Kind::Ignored ? tr("Not modelled")
                                                             : tr("Approximated");
    case Subject: {
        const QString whole = QString::fromStdString(item.subject);
        return role == Qt::ToolTipRole ? whole : whole.section(QLatin1Char('/'), -2);
    }
    case Why:
        return qtmodel::DocumentController::text(item.message);
    case Where: {
        const QString file = QString::fromStdString(item.position.file);
        return item.position.line > 0 ? QStringLiteral("%1:%2:%3")
                                            .arg(file)
                                            .arg(item.position.line)
                                            .arg(item.position.column)
                                      : file;
    }
    default:
        return {};
    }
}

QVariant ImportReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Result");
    case Subject:
        return tr("Of");
    case Why:
        return tr("Why");
    default:
        return tr("Place");
    }
}

ImportReportDialog::ImportReportDialog(const read::ImportReport& report, Content content,
                                       const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_content(std::move(content))
    , m_theme(theme)
    , m_model(new ImportReportModel(report, this))
    , m_rows(new QSortFilterProxyModel(this))
    , m_table(new QTableView)
    , m_open(nullptr)
    , m_message(new QLabel)
{
    setWindowTitle(tr("Import report"));
    resizeOnScreen(*this, {920, 560});
    auto* counts = new QLabel(
        tr("%n resource(s) understood.", nullptr, static_cast<int>(report.understood))
        + QLatin1Char(' ')
        + tr("%n note(s) about what was approximated or left out.", nullptr, m_model->rowCount()));
    auto* words = new QLineEdit;
    words->setPlaceholderText(tr("Filter"));
    words->setAccessibleName(tr("Filter"));
    addClearButton(*words);
    m_rows->setSourceModel(m_model);
    m_rows->setFilterKeyColumn(-1);
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Notes of the import"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // the order of the files
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    QHeaderView& header = *m_table->horizontalHeader();
    header.setSectionResizeMode(ImportReportModel::Why, QHeaderView::Stretch);
    header.resizeSection(ImportReportModel::What, 110);
    header.resizeSection(ImportReportModel::Subject, 200);
    header.resizeSection(ImportReportModel::Where, 190);
    m_message->setWordWrap(true);
    m_message->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_open = buttons->addButton(tr("&Show the place"), QDialogButtonBox::ActionRole);
    m_open->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(counts);
    layout->addWidget(words);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &ImportReportDialog::showPlace);
    connect(m_table, &QTableView::doubleClicked, this, &ImportReportDialog::showPlace);
    connect(words, &QLineEdit::textChanged, this, &ImportReportDialog::filter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ImportReportDialog::showState);
    if (m_rows->rowCount() > 0)
        m_table->setCurrentIndex(m_rows->index(0, 0));
    m_table->setFocus();
    showState();
}

void ImportReportDialog::filter(const QString& words)
{
    m_rows->setFilterFixedString(words);
    if (!m_table->currentIndex().isValid() && m_rows->rowCount() > 0)
        m_table->setCurrentIndex(m_rows->index(0, 0));
    showState();
}

void ImportReportDialog::showState()
{
    const QModelIndex current = m_rows->mapToSource(m_table->currentIndex());
    m_open->setEnabled(current.isValid() && m_model->entry(current.row()).position.line > 0);
    m_message->hide();
}

void ImportReportDialog::showPlace()
{
    const QModelIndex current = m_rows->mapToSource(m_table->currentIndex());
    if (!current.isValid())
        return;
    const read::Position& place = m_model->entry(current.row()).position;
    const QString name = QString::fromStdString(place.file);
    const std::optional<QByteArray> content =
        place.line > 0 ? m_content(name) : std::optional<QByteArray>();
    if (content) {
        SourceDialog(name, *content, static_cast<int>(place.line), static_cast<int>(place.column),
                     m_theme, this)
            .exec();
        return;
    }
    m_message->setText(place.line > 0 ? tr("%1 cannot be read any more.").arg(name)
                                      : tr("The note names no place in a file."));
    m_message->show();
}

} // namespace peerscape::views
