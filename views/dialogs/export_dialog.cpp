#include "views/dialogs/export_dialog.h"

#include "core/write/icon_folder.h"
#include "core/write/icon_names.h"
#include "qt/document_controller.h"
#include "qt/layer_model.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/canvas/image_export.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/beside_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace peerscape::views {

ExportDialog::ExportDialog(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                           const ThemeManager& theme, const diagram::Rect& visible, QWidget* parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_visible(visible)
    , m_format(new QComboBox)
    , m_scope(new QComboBox)
    , m_picked(new QComboBox)
    , m_scale(new QDoubleSpinBox)
    , m_border(new QDoubleSpinBox)
    , m_icons(new QComboBox)
    , m_iconNote(new QLabel)
    , m_background(new QCheckBox(tr("Paint the &background")))
    , m_legend(new QCheckBox(tr("&Legend")))
    , m_routes(new QCheckBox(tr("Effective &routes of the selected NICs and subnets")))
    , m_source(new QCheckBox(tr("&Embed the design, so that the picture opens in Peerscape")))
    , m_sanitise(new QCheckBox(tr("Replace &names and addresses")))
    , m_error(new QLabel)
{
    setWindowTitle(tr("Export diagram"));
    // In the order of write::kPictureFormats.
    for (const QString& text :
         {tr("SVG, text as text"), tr("PNG image"), tr("PDF, vector, with a table of contents"),
          tr("draw.io, shapes and connectors"), tr("Mermaid flowchart"), tr("Graphviz DOT")})
        m_format->addItem(text);
    m_scope->addItem(tr("Everything"));
    m_scope->addItem(tr("What is selected"));
    m_scope->addItem(tr("What the window shows"));
    controller.document().all<azure::Note>().forEach([&](NoteId id, const azure::Note& note) {
        if (note.frame)
            m_scope->addItem(tr("Frame: %1").arg(QString::fromStdString(note.text.str())),
                             id.index);
    });
    m_picked->addItem(tr("Light"), static_cast<int>(ThemeKind::Light));
    m_picked->addItem(tr("Dark"), static_cast<int>(ThemeKind::Dark));
    m_icons->addItem(tr("Peerscape's"));
    m_icons->addItem(tr("From a folder…"));
    m_iconNote->setWordWrap(true);
    m_scale->setRange(0.1, 8);
    m_scale->setSingleStep(0.5);
    m_border->setRange(0, 400);
    m_border->setDecimals(0);
    m_routes->setEnabled(!selectedTables().empty());
    m_routes->setToolTip(m_routes->isEnabled() ? QString()
                                               : tr("No NIC, VM or subnet is selected"));
    m_sanitise->setToolTip(tr("Every name and address is replaced by another, what lies in what "
                              "stays; notes and tags are left out"));
    QPalette colors = m_error->palette();
    colors.setColor(QPalette::WindowText, theme.theme().color(ColorRole::Bad));
    m_error->setPalette(colors);
    m_error->setWordWrap(true);
    m_error->hide();

    auto* layout = new QFormLayout(this);
    layout->addRow(tr("&Format"), m_format);
    layout->addRow(tr("&What"), m_scope);
    layout->addRow(tr("&Theme"), m_picked);
    layout->addRow(tr("Layers"), makeLayers());
    layout->addRow(tr("&Icons"), m_icons);
    layout->addRow(m_iconNote);
    layout->addRow(tr("&Scale"), m_scale);
    layout->addRow(tr("B&order"), m_border);
    for (QWidget* box : {m_background, m_legend, m_routes, m_source, m_sanitise})
        layout->addRow(box);
    layout->addRow(m_error);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* write = buttons->addButton(tr("E&xport…"), QDialogButtonBox::AcceptRole);
    write->setDefault(true);
    layout->addRow(buttons);
    restore();
    followFormat();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);
    // As a person chooses: choosing a folder changes the list.
    connect(m_icons, &QComboBox::activated, this, &ExportDialog::chooseIcons);
    connect(m_icons, &QComboBox::currentIndexChanged, this, &ExportDialog::explainIcons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(write, &QPushButton::clicked, this, &ExportDialog::chooseAndExport);
}

QWidget* ExportDialog::makeLayers()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const azure::LayerName& name : azure::kLayers) {
        // Without a mnemonic: the dialog has enough of its own.
        auto* box =
            new QCheckBox(qtmodel::LayerModel::menuText(name.layer).remove(QLatin1Char('&')));
        box->setToolTip(qtmodel::LayerModel::help(name.layer));
        box->setChecked(!m_controller.document().settings().hiddenLayers.contains(name.layer));
        layout->addWidget(box);
        m_layers.push_back(box);
    }
    layout->addStretch();
    return row;
}

const write::PictureFormatName& ExportDialog::format() const
{
    return write::kPictureFormats.at(static_cast<std::size_t>(m_format->currentIndex()));
}

std::vector<ObjectId> ExportDialog::selectedTables() const
{
    std::vector<ObjectId> ids;
    for (const ObjectId id : m_selection.ids()) {
        if (id.kind() == Kind::NetworkInterface || id.kind() == Kind::Subnet)
            ids.push_back(id);
        for (const ObjectId nic : m_controller.document().referrers(id, Kind::NetworkInterface)) {
            if (id.kind() == Kind::VirtualMachine)
                ids.push_back(nic);
        }
    }
    return ids;
}

void ExportDialog::followFormat()
{
    const write::PictureFormatName& chosen = format();
    const QString laidOut = tr("The program that shows the file arranges the diagram itself");
    for (QWidget* widget : std::initializer_list<QWidget*>{m_legend, m_scale, m_border, m_icons}) {
        widget->setEnabled(chosen.isDrawn);
        widget->setToolTip(chosen.isDrawn ? QString() : laidOut);
    }
    m_routes->setEnabled(chosen.isDrawn && !selectedTables().empty());
    m_source->setEnabled(chosen.holdsSource);
    m_source->setToolTip(chosen.holdsSource ? QString()
                                            : tr("SVG, PNG and draw.io files can hold the design"));
}

void ExportDialog::remember() const
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("export"));
    settings.setValue(QStringLiteral("format"), m_format->currentIndex());
    settings.setValue(QStringLiteral("theme"), m_picked->currentIndex());
    settings.setValue(QStringLiteral("scale"), m_scale->value());
    settings.setValue(QStringLiteral("border"), m_border->value());
    settings.setValue(QStringLiteral("background"), m_background->isChecked());
    settings.setValue(QStringLiteral("legend"), m_legend->isChecked());
    settings.setValue(QStringLiteral("source"), m_source->isChecked());
    settings.setValue(QStringLiteral("icons"), m_icons->currentData());
}

void ExportDialog::restore()
{
    // What is selected and whether to hide names are decided each time.
    QSettings settings;
    settings.beginGroup(QStringLiteral("export"));
    const int format = settings.value(QStringLiteral("format"), 0).toInt();
    m_format->setCurrentIndex(format >= 0 && format < m_format->count() ? format : 0);
    m_picked->setCurrentIndex(settings.value(QStringLiteral("theme"), 0).toInt());
    m_scale->setValue(settings.value(QStringLiteral("scale"), 1.0).toDouble());
    m_border->setValue(settings.value(QStringLiteral("border"), 24.0).toDouble());
    m_background->setChecked(settings.value(QStringLiteral("background"), true).toBool());
    m_legend->setChecked(settings.value(QStringLiteral("legend"), false).toBool());
    m_source->setChecked(settings.value(QStringLiteral("source"), false).toBool());
    m_scope->setCurrentIndex(m_selection.ids().empty() ? Everything : Selected);
    const QString icons = settings.value(QStringLiteral("icons")).toString();
    if (!icons.isEmpty())
        takeIcons(icons);
    explainIcons();
}

void ExportDialog::chooseIcons()
{
    if (m_icons->currentIndex() != m_icons->count() - 1)
        return;
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Folder with SVG icons, such as Microsoft's Azure icons"));
    m_icons->setCurrentIndex(0);
    if (!folder.isEmpty())
        takeIcons(folder);
}

bool ExportDialog::takeIcons(const QString& folder)
{
    auto icons = write::readIconFolder(QFile::encodeName(folder).toStdString());
    if (!icons) {
        const write::IconError& error = icons.error();
        showError(tr("%1: %2", "a file, what is wrong with it")
                      .arg(QFile::decodeName(QByteArray::fromStdString(error.file)),
                           qtmodel::DocumentController::text(error.reason)));
        return false;
    }
    m_iconSet = std::move(*icons);
    if (m_icons->count() > 2)
        m_icons->removeItem(1);
    m_icons->insertItem(1, QFileInfo(folder).fileName(), folder);
    m_icons->setItemData(1, folder, Qt::ToolTipRole);
    m_icons->setItemText(2, tr("From another folder…"));
    m_icons->setCurrentIndex(1);
    showError({});
    return true;
}

void ExportDialog::explainIcons()
{
    QStringList missing;
    for (const write::IconName& name : write::kIconNames) {
        if (!m_iconSet.contains(name.glyph))
            missing.append(toQString(name.product));
    }
    m_iconNote->setVisible(!m_icons->currentData().isNull());
    m_iconNote->setText(missing.isEmpty()
                            ? tr("The folder has an icon for everything that diagrams draw.")
                            : tr("Peerscape's own stay for what has no file there: %1.")
                                  .arg(missing.join(u", "_s)));
}

void ExportDialog::showError(const QString& text)
{
    m_error->setVisible(!text.isEmpty());
    m_error->setText(text);
}

write::PictureOptions ExportDialog::options() const
{
    write::PictureOptions options;
    options.theme = static_cast<ThemeKind>(m_picked->currentData().toInt());
    options.scale = m_scale->value();
    options.border = m_border->value();
    options.hiddenLayers.emplace();
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        options.hiddenLayers->set(azure::kLayers[i].layer, !m_layers[i]->isChecked());
    options.background = m_background->isChecked();
    options.legend = m_legend->isEnabled() && m_legend->isChecked();
    options.embedSource = m_source->isEnabled() && m_source->isChecked();
    options.sanitise = m_sanitise->isChecked();
    options.translate = qtmodel::DocumentController::translated;
    if (m_icons->isEnabled() && !m_icons->currentData().isNull())
        options.icons = m_iconSet;
    if (m_scope->currentIndex() == Selected)
        options.only = m_selection.ids();
    else if (m_scope->currentIndex() == Visible)
        options.area = m_visible;
    else
        options.frame = NoteId(m_scope->currentData().toUInt());
    if (m_routes->isEnabled() && m_routes->isChecked())
        options.routes = selectedTables();
    return options;
}

void ExportDialog::chooseAndExport()
{
    const write::PictureFormatName& chosen = format();
    const QString suffix =
        QString::fromLatin1(chosen.suffix.data(), static_cast<qsizetype>(chosen.suffix.size()));
    QString path = QFileDialog::getSaveFileName(this, tr("Export diagram"),
                                                QStringLiteral("diagram.") + suffix,
                                                QStringLiteral("*.") + suffix);
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1Char('.') + suffix))
        path += QLatin1Char('.') + suffix;
    if (exportTo(path))
        accept();
}

bool ExportDialog::exportTo(const QString& path)
{
    remember();
    Result<void> written;
    // The worker's copy of the document shares everything with the window's.
    runBesideWindow(this, tr("Exporting %1…").arg(QFileInfo(path).fileName()), tr("Cancel"),
                    [&, snapshot = m_controller.document(), chosen = options(),
                     form = format().format](JobState& state) {
                        const write::Picture picture(snapshot, chosen);
                        written = writePicture(path, picture, form, [&state](int percent) {
                            return state.goOn(percent);
                        });
                    });
    showError(written || written.error().code == "Cancelled"
                  ? QString()
                  : qtmodel::DocumentController::text(written.error()));
    return written.has_value();
}

} // namespace peerscape::views
